import type { HrTime } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { TelemetryConfig } from '../../config.ts';
import { hideSecrets } from './log-secrets.ts';

/** A piece of work that is over. Ids are hex as in W3C Trace Context, times ms since 1970. */
export interface FinishedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly startMs: number;
  readonly endMs: number;
  /** Why it went wrong; null when it did not. */
  readonly error: string | null;
  readonly attributes: Readonly<Record<string, string | number>>;
}

export interface SpanSender {
  /** Puts a span into the next batch; never waits, never throws. */
  send(span: FinishedSpan): void;
  /** Sends what waits, for some seconds at most. */
  close(): Promise<void>;
}

export interface SpanSenderOptions {
  readonly telemetry: TelemetryConfig;
  readonly softwareVersion: string;
  /** Never sent, wherever they stand. */
  readonly secrets: readonly string[];
  /** Told of each batch that was not taken. */
  readonly onProblem: (message: string) => void;
}

/** A collector that does not answer keeps nobody waiting. */
const TIMEOUT_MS = 5_000;
const SAMPLED = 1;
/** `SpanKind.CONSUMER`: work that a queue handed out. */
const CONSUMER = 4;
const OK_OR_UNSET = 0;
const ERROR = 2;

const timeOf = (ms: number): HrTime => [Math.floor(ms / 1000), Math.round((ms % 1000) * 1e6)];

/**
 * Sends spans to an OpenTelemetry collector by OTLP over HTTP (JSON), in batches. The libraries are loaded here only, so that
 * a process without a collector does without them.
 */
export async function openSpanSender(options: SpanSenderOptions): Promise<SpanSender> {
  const [{ OTLPTraceExporter }, { BatchSpanProcessor }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/resources'),
  ]);
  const { telemetry, softwareVersion, onProblem } = options;
  const hide = hideSecrets(options.secrets);
  const url = `${telemetry.endpoint.replace(/\/$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({
    url,
    headers: { ...telemetry.headers },
    timeoutMillis: TIMEOUT_MS,
  });
  const told: Pick<typeof exporter, 'export' | 'shutdown'> = {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const { origin } = new URL(url);
        if (result.code !== 0) onProblem(`${origin}: ${result.error?.message ?? 'refused'}`);
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
  const processor = new BatchSpanProcessor({ exporter: told, exportTimeoutMillis: TIMEOUT_MS });
  const resource = resourceFromAttributes({
    'service.name': telemetry.serviceName,
    'service.version': softwareVersion,
  });
  const contextOf = ({ traceId }: FinishedSpan, spanId: string) => ({ traceId, spanId, traceFlags: SAMPLED });
  return {
    send(span) {
      const { parentSpanId } = span;
      const readable: ReadableSpan = {
        name: span.name,
        kind: CONSUMER,
        spanContext: () => contextOf(span, span.spanId),
        ...(parentSpanId === null ? {} : { parentSpanContext: contextOf(span, parentSpanId) }),
        startTime: timeOf(span.startMs),
        endTime: timeOf(span.endMs),
        duration: timeOf(span.endMs - span.startMs),
        status:
          span.error === null ? { code: OK_OR_UNSET } : { code: ERROR, message: String(hide(span.error)) },
        attributes: hide(span.attributes) as Record<string, string | number>,
        links: [],
        events: [],
        ended: true,
        resource,
        instrumentationScope: { name: 'shanshui', version: softwareVersion },
        droppedAttributesCount: 0,
        droppedEventsCount: 0,
        droppedLinksCount: 0,
      };
      processor.onEnd(readable);
    },
    async close() {
      const late = new Promise<void>((resolve) => setTimeout(resolve, TIMEOUT_MS).unref());
      await Promise.race([processor.shutdown(), late]).catch((error: unknown) => onProblem(String(error)));
    },
  };
}
