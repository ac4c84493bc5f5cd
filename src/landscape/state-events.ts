import type { Argument, EntityArgument, EventMention, ValueArgument } from '../event/event-mention.ts';
import type { Mention } from '../mention/mention.ts';
import { overlaps, type Span } from '../text/span.ts';
import { mayMake } from './state-developers.ts';
import { type FactsInput, firstBehind, keyOf } from './state-input.ts';
import type { EntityReference, StatementMention } from './statement.ts';

type Draft = Omit<StatementMention, 'eventIndex' | 'evidence' | 'validFrom'> & {
  readonly validFrom?: string | null;
};

/**
 * What asserted events say of the landscape. Plans, rumours and denials say nothing here: they stand as events and
 * never move a value.
 */
export function stateEvents(input: FactsInput): StatementMention[] {
  return input.events.flatMap((event, eventIndex) => {
    if (event.modality !== 'asserted') return [];
    const validFrom = holdsFrom(event.time.value);
    return draftsOf(event, input).map((draft) => ({
      validFrom,
      ...draft,
      eventIndex,
      evidence: event.evidence,
    }));
  });
}

/** The first day, month or year of an event's time; null for halves, quarters and what is unknown. */
function holdsFrom(value: string | null): string | null {
  const first = value?.split('/')[0] ?? '';
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(first) ? first : null;
}

function draftsOf(event: EventMention, input: FactsInput): Draft[] {
  switch (event.type) {
    case 'model_release':
      return [...developersOf(event, input), ...releasesOf(event), ...versionsOf(event, input)];
    case 'open_source':
      return [...developersOf(event, input), ...opensOf(event), ...versionsOf(event, input)];
    case 'benchmark':
    case 'model_update':
      return [...developersOf(event, input), ...versionsOf(event, input)];
    case 'adoption':
    case 'filing':
      return developersOf(event, input);
    case 'statistic':
      return countsOf(event);
    default:
      return housesOf(event, input.article.text);
  }
}

/** What organizations and cities come to hold: rounds and valuations, parents, policies. */
function housesOf(event: EventMention, text: string): Draft[] {
  switch (event.type) {
    case 'funding':
      return [...sumsOf(event, 'amount', 'funding'), ...sumsOf(event, 'valuation', 'valuation')];
    case 'acquisition':
      return parentsOf(event, text);
    case 'policy':
      return policiesOf(event);
    default:
      return [];
  }
}

function isEntity(argument: Argument): argument is EntityArgument {
  return 'kind' in argument;
}

function entitiesOf(
  event: EventMention,
  role: string,
  kind: EntityReference['kind'],
): (EntityReference & { readonly span: Span | null })[] {
  return event.arguments.flatMap((argument) =>
    isEntity(argument) && argument.role === role && argument.kind === kind
      ? [{ kind, entityId: argument.entityId, name: argument.name, span: argument.span }]
      : [],
  );
}

function valuesOf(event: EventMention, role: string): ValueArgument[] {
  return event.arguments.filter(
    (argument): argument is ValueArgument => !isEntity(argument) && argument.role === role,
  );
}

function plain({ kind, entityId, name }: EntityReference): EntityReference {
  return { kind, entityId, name };
}

/** Every model with its maker; in a batch the maker that stands nearest before it, or that the dictionary allows. */
function developersOf(event: EventMention, { dictionary }: FactsInput): Draft[] {
  const developers = entitiesOf(event, 'developer', 'organization');
  return entitiesOf(event, 'model', 'model').flatMap((model) => {
    const allowed = developers.filter((developer) => mayMake(dictionary, developer, model));
    const chosen = allowed.length > 1 && developers.length > 1 ? nearest(allowed, model.span) : allowed[0];
    if (chosen === undefined) return [];
    const confidence = chosen.span === null ? 0.55 : event.confidence;
    return [
      { subject: plain(model), property: 'developer', value: plain(chosen), validFrom: null, confidence },
    ];
  });
}

function nearest<T extends { readonly span: Span | null }>(
  candidates: readonly T[],
  to: Span | null,
): T | undefined {
  if (to === null) return candidates[0];
  const distance = ({ span }: T) => {
    if (span === null) return 1e6;
    return span.end <= to.start ? to.start - span.end : 1000 + Math.abs(span.start - to.end);
  };
  return [...candidates].sort((a, b) => distance(a) - distance(b))[0];
}

function releasesOf(event: EventMention): Draft[] {
  const day = holdsFrom(event.time.value);
  if (day === null) return [];
  return entitiesOf(event, 'model', 'model').map((model) => ({
    subject: plain(model),
    property: 'release_date',
    value: day,
    confidence: event.time.source === 'published' ? event.confidence * 0.9 : event.confidence,
  }));
}

/** Versions go to the event's model; with several models, to the one they are named with. */
function versionsOf(event: EventMention, { mentions, article }: FactsInput): Draft[] {
  const models = entitiesOf(event, 'model', 'model');
  return valuesOf(event, 'version').flatMap((version) => {
    const span = version.span;
    const mention = span === null ? undefined : versioned(mentions, span);
    const model =
      models.find((candidate) => mention !== undefined && keyOf(candidate) === keyOf(mention)) ?? models[0];
    if (model === undefined) return [];
    const value =
      mention === undefined
        ? String(version.value)
        : fullVersion(mention, article.text, String(version.value));
    return [{ subject: plain(model), property: 'version', value, confidence: event.confidence }];
  });
}

/** How far before a version its model's name may begin, in UTF-16 units. */
const NAME_REACH = 40;

/** The model mention that a version stands in or beside; `mentions` stand in order. */
function versioned(mentions: readonly Mention[], span: Span): Mention | undefined {
  for (let i = firstBehind(mentions, span.start - NAME_REACH); i < mentions.length; i++) {
    const mention = mentions[i];
    if (mention === undefined || mention.start >= span.end) return undefined;
    if (mention.kind !== 'model') continue;
    if (overlaps(mention, span)) return mention;
    if (mention.version !== undefined && overlaps(mention.version, span)) return mention;
  }
  return undefined;
}

/** Qwen3.8 and GLM-4.7 are named in one; of 文心一言4.0 and PixVerse V2 the version alone is the value. */
export function fullVersion(mention: Mention, text: string, value: string): string {
  const version = mention.version;
  if (version === undefined || !text.slice(version.start, version.end).includes(value)) return value;
  const whole = text.slice(Math.min(mention.start, version.start), Math.max(mention.end, version.end));
  const latin = /[A-Za-z]+[-_]?[A-Za-z]*[-_]?\d[\w.-]*$/.exec(whole)?.[0];
  return latin?.includes(value) && !/^[Vv]?\d/.test(latin) ? latin : value;
}

function opensOf(event: EventMention): Draft[] {
  return entitiesOf(event, 'model', 'model').flatMap((model) => {
    const open: Draft = {
      subject: plain(model),
      property: 'open_source',
      value: true,
      confidence: event.confidence,
    };
    const licenses = valuesOf(event, 'license').map(
      (license): Draft => ({
        subject: plain(model),
        property: 'license',
        value: license.value,
        confidence: event.confidence,
      }),
    );
    return [open, ...licenses];
  });
}

const COUNTS_MODELS =
  /^(?!.*(?:衍生|微调|下载|代|行业|企业|机构|提供|接入|用户|公司|支持|家)).*(?:模型|大模型)(?:产品|服务)?(?:的)?(?:数量?|总数|总量|个数)?$/u;

function isModelCount({ value, unit }: ValueArgument): boolean {
  return Number.isInteger(value) && Number(value) < 1e6 && (unit === undefined || /^[个款种]?$/u.test(unit));
}

/** A count of models is a claim about the city or organization it is counted for. */
function countsOf(event: EventMention): Draft[] {
  const metric = valuesOf(event, 'metric')
    .map((argument) => String(argument.value))
    .join(' ');
  if (!COUNTS_MODELS.test(metric)) return [];
  const value = valuesOf(event, 'value')[0];
  const subject =
    entitiesOf(event, 'place', 'city')[0] ?? entitiesOf(event, 'organization', 'organization')[0];
  if (value === undefined || typeof value.value !== 'number' || !isModelCount(value) || subject === undefined)
    return [];
  return [
    {
      subject: plain(subject),
      property: 'model_count',
      value: value.value,
      ...(value.unit === undefined ? {} : { unit: value.unit }),
      confidence: event.confidence,
    },
  ];
}

/** A sum of money that a round brought, or that it values the company at. */
function sumsOf(event: EventMention, role: string, property: string): Draft[] {
  const subject = entitiesOf(event, 'investee', 'organization')[0];
  return valuesOf(event, role).flatMap(({ value, unit }) =>
    subject === undefined || typeof value !== 'number'
      ? []
      : [
          {
            subject: plain(subject),
            property,
            value,
            ...(unit === undefined ? {} : { unit }),
            confidence: event.confidence,
          },
        ],
  );
}

/** A purchase that is done, not one that is agreed on or disputed. */
const BOUGHT =
  /完成|已(?:经)?(?:被)?(?:全资)?(?:收购|并购)|(?:收购|并购|买下)了|并入|(?:子公司|控股股东|实际控制人|旗下)/u;

/** Who was bought belongs to the one that bought it. */
function parentsOf(event: EventMention, text: string): Draft[] {
  if (!BOUGHT.test(text.slice(event.evidence.start, event.evidence.end))) return [];
  const acquirer = entitiesOf(event, 'acquirer', 'organization')[0];
  if (acquirer === undefined) return [];
  return entitiesOf(event, 'target', 'organization').map((target) => ({
    subject: plain(target),
    property: 'parent',
    value: plain(acquirer),
    confidence: event.confidence * 0.8,
  }));
}

/** Titles of policies, for the city that they are of. */
function policiesOf(event: EventMention): Draft[] {
  const city = entitiesOf(event, 'place', 'city')[0] ?? entitiesOf(event, 'issuer', 'city')[0];
  if (city === undefined) return [];
  return valuesOf(event, 'title').map((title) => ({
    subject: plain(city),
    property: 'policy',
    value: title.value,
    confidence: event.confidence,
  }));
}
