import type { EventMention } from '../event/event-mention.ts';
import type { Mention } from '../mention/mention.ts';
import { overlaps, type Span } from '../text/span.ts';
import { type EventStatement, entitiesOf, holdsFrom, plain, valuesOf } from './event-arguments.ts';
import { isDated, isTold, type Proof, sentenceOf } from './event-proof.ts';
import { stateCounts } from './state-counts.ts';
import { mayMake } from './state-developers.ts';
import { type FactsInput, firstBehind, keyOf } from './state-input.ts';
import { stateVentures } from './state-ventures.ts';
import type { EntityReference, StatementMention } from './statement.ts';

/**
 * What asserted events say of the landscape. Plans, rumours and denials say nothing here: they stand as events and
 * never move a value.
 */
export function stateEvents(input: FactsInput): StatementMention[] {
  return input.events.flatMap((event, eventIndex) => {
    const proof = { event, text: input.article.text };
    if (event.modality !== 'asserted' || !isOfItsModels(proof)) return [];
    const validFrom = isDated(proof) ? holdsFrom(event.time.value) : null;
    return draftsOf(event, input).map((draft) => ({
      validFrom,
      ...draft,
      eventIndex,
      evidence: event.evidence,
    }));
  });
}

/** 该模型, 其: the sentence goes on about the model of the one before. */
const GOES_ON = /模型|[该其它]|这款|产品|版|权重|代码/u;

/** Whether the sentence names a model of the event or goes on about one; a batch of a filing may name none. */
function isOfItsModels(proof: Proof): boolean {
  const models = entitiesOf(proof.event, 'model', 'model');
  return (
    models.length === 0 ||
    models.some(({ span }) => span === null || isTold(proof, span)) ||
    GOES_ON.test(sentenceOf(proof))
  );
}

function draftsOf(event: EventMention, input: FactsInput): EventStatement[] {
  const proof = { event, text: input.article.text };
  switch (event.type) {
    case 'model_release':
      return [
        ...developersOf(event, input),
        ...datesOf(proof, ['release_date', ...openingOf(event, input.article.text)]),
        ...versionsOf(event, input),
      ];
    case 'open_source':
      return [
        ...developersOf(event, input),
        ...opensOf(event),
        ...datesOf(proof, ['open_weights_date']),
        ...versionsOf(event, input),
      ];
    case 'benchmark':
      return [...developersOf(event, input), ...versionsOf(event, input)];
    case 'model_update':
      return [...developersOf(event, input), ...versionsOf(event, input), ...changesOf(proof)];
    case 'adoption':
    case 'filing':
      return developersOf(event, input);
    case 'statistic':
      return stateCounts(proof);
    default:
      return stateVentures({ ...proof, organizations: organizationsIn(event.evidence, input.mentions) });
  }
}

/** The organizations of a sentence; `mentions` stand in order. */
function organizationsIn(sentence: Span, mentions: readonly Mention[]): Mention[] {
  const inside: Mention[] = [];
  for (let i = firstBehind(mentions, sentence.start); i < mentions.length; i++) {
    const mention = mentions[i];
    if (mention === undefined || mention.start >= sentence.end) break;
    if (mention.kind === 'organization') inside.push(mention);
  }
  return inside;
}

/** Every model with its maker; in a batch the maker that stands nearest before it, or that the dictionary allows. */
function developersOf(event: EventMention, { dictionary, article }: FactsInput): EventStatement[] {
  const developers = entitiesOf(event, 'developer', 'organization');
  const models = entitiesOf(event, 'model', 'model');
  const together = /联合|共同|携手|联手/u.test(article.text.slice(event.evidence.start, event.trigger.end));
  const [only] = models;
  if (together && developers.length > 1 && models.length === 1 && only !== undefined) {
    return developers.map((maker) => madeBy(only, maker, event));
  }
  return models.flatMap((model) => {
    const allowed = developers.filter((developer) => mayMake(dictionary, developer, model));
    const chosen = allowed.length > 1 && developers.length > 1 ? nearest(allowed, model.span) : allowed[0];
    if (chosen === undefined || isOnlyUsed(model.span, article.text)) return [];
    return [madeBy(model, chosen, event)];
  });
}

/** 推出助手：基于X: who brings the assistant out has not made X. */
function isOnlyUsed(span: Span | null, text: string): boolean {
  if (span === null) return false;
  return /(?:基于|接入|搭载|依托|利用)[“「《]?$/u.test(text.slice(Math.max(0, span.start - 6), span.start));
}

function madeBy(
  model: EntityReference,
  maker: EntityReference & { readonly span: Span | null },
  event: EventMention,
): EventStatement {
  const confidence = maker.span === null ? 0.55 : event.confidence;
  return { subject: plain(model), property: 'developer', value: plain(maker), validFrom: null, confidence };
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

/** The day of an event as the value of date properties of its models. */
function datesOf(proof: Proof, properties: readonly string[]): EventStatement[] {
  const { event } = proof;
  const day = holdsFrom(event.time.value);
  if (day === null || !isDated(proof)) return [];
  const confidence = event.time.source === 'published' ? event.confidence * 0.9 : event.confidence;
  const released = entitiesOf(event, 'model', 'model').filter(({ span }) => !isOnlyUsed(span, proof.text));
  return released.flatMap((model) =>
    properties.map((property) => ({ subject: plain(model), property, value: day, confidence })),
  );
}

/** UTF-16 units behind a trigger in which what is opened is named: 开启邀测, 向公众开放. */
const OPENING_REACH = 12;

/** Whether a release opens a test to some or the model to all; an announcement is neither. */
function openingOf({ trigger, evidence }: EventMention, text: string): string[] {
  const near = text.slice(trigger.start, Math.min(trigger.end + OPENING_REACH, evidence.end));
  const clause = /^[^，。；！？]*/u.exec(near)?.[0] ?? '';
  if (/内测|公测|邀测|测试|灰度/u.test(clause)) return ['test_date'];
  const opened = text.slice(Math.max(evidence.start, trigger.start - OPENING_REACH), trigger.end);
  return /(?:全面|正式|公众|社会|所有用户|全量)[^，。；！？]{0,8}(?:开放|上线)$/u.test(opened)
    ? ['public_date']
    : [];
}

/** What an update did to prices, or to the model's standing, for all models of the event. */
function changesOf(proof: Proof): EventStatement[] {
  const { event } = proof;
  if (/[?？]/u.test(sentenceOf(proof))) return [];
  return entitiesOf(event, 'model', 'model').flatMap((model) =>
    valuesOf(event, 'change').flatMap(({ value }): EventStatement[] => {
      const property = changedProperty(String(value));
      if (property === null) return [];
      const said = property === 'status' ? 'withdrawn' : value;
      return [{ subject: plain(model), property, value: said, confidence: event.confidence }];
    }),
  );
}

function changedProperty(change: string): 'price' | 'status' | null {
  if (/^(?:已|将|正式|全面)?(?:下架|下线|关停|停服|停止服务|停止更新|退役|停用)$/u.test(change))
    return 'status';
  return /(?:降|涨|调|提|加|单|定|半)价|价格|费用|免费|收费|计费|优惠|打折|[折]$|元\/|每百万/u.test(change)
    ? 'price'
    : null;
}

/** Versions go to the event's model; with several models, to the one they are named with. */
function versionsOf(event: EventMention, { mentions, article }: FactsInput): EventStatement[] {
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

function opensOf(event: EventMention): EventStatement[] {
  return entitiesOf(event, 'model', 'model').flatMap((model) => {
    const open: EventStatement = {
      subject: plain(model),
      property: 'open_source',
      value: true,
      confidence: event.confidence,
    };
    const licenses = valuesOf(event, 'license').map(
      (license): EventStatement => ({
        subject: plain(model),
        property: 'license',
        value: license.value,
        confidence: event.confidence,
      }),
    );
    return [open, ...licenses];
  });
}
