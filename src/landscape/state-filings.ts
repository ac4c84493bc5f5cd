import type { EventMention } from '../event/event-mention.ts';
import type { Mention } from '../mention/mention.ts';
import { type FactsInput, referenceOf, type StatedSentence } from './state-input.ts';
import type { EntityReference, StatementMention } from './statement.ts';

/** How far a filing has come, in the press's own words; the first that fits. */
const STAGES: readonly (readonly [RegExp, string])[] = [
  [/(?:已|正在)?(?:上报|递交|提交|申报|申请|送审)/u, '已上报'],
  [/获批|获准|批准|审批通过|放行/u, '获批'],
  [/登记/u, '完成登记'],
  [/备案/u, '通过备案'],
];

/** Beyond this an event's evidence is not searched for the filing's words, in UTF-16 units. */
const REACH = 80;
/** A list of those approved follows the news of it within so many sentences. */
const LIST_WITHIN = 4;
/** Sure of a model that only a list names, against the event's own. */
const LISTED = 0.8;

/** How far models have come with the regulator: those of asserted filings, and those of the list that follows one. */
export function stateFilings(input: FactsInput, sentences: readonly StatedSentence[]): StatementMention[] {
  return input.events.flatMap((event, eventIndex) => {
    if (event.type !== 'filing' || event.modality !== 'asserted') return [];
    const status = statusOf(event, input.article.text);
    if (status === null) return [];
    const named = event.arguments.flatMap((argument) =>
      'kind' in argument && argument.role === 'model' && argument.kind === 'model'
        ? [{ kind: argument.kind, entityId: argument.entityId, name: argument.name } as const]
        : [],
    );
    const own = named.map((model) => filing(model, status, event, eventIndex, event.confidence));
    const listed = status === '已上报' ? [] : listBehind(event, sentences);
    const also = listed.map(({ model, sentence }) =>
      filing(
        referenceOf(model),
        status,
        { ...event, evidence: sentence.sentence },
        eventIndex,
        event.confidence * LISTED,
      ),
    );
    return [...own, ...also];
  });
}

function statusOf({ trigger, evidence }: EventMention, text: string): string | null {
  const word = text.slice(trigger.start, trigger.end);
  const near = text.slice(
    Math.max(evidence.start, trigger.start - REACH),
    Math.min(evidence.end, trigger.end + REACH),
  );
  // 备案已上报: handed in, not through.
  if (
    /^[^,，。;；]{0,10}(?:上报|报送|提交|递交|申报|审核中|受理)/u.test(
      text.slice(trigger.end, Math.min(evidence.end, trigger.end + 14)),
    )
  ) {
    return '已上报';
  }
  const stage = STAGES.find(([words]) => words.test(word)) ?? STAGES.findLast(([words]) => words.test(near));
  return stage?.[1] ?? null;
}

function filing(
  subject: EntityReference,
  value: string,
  event: EventMention,
  eventIndex: number,
  confidence: number,
): StatementMention {
  const since = event.time.value?.split('/')[0] ?? '';
  return {
    subject,
    property: 'filing_status',
    value,
    validFrom: /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(since) ? since : null,
    eventIndex,
    evidence: { start: event.evidence.start, end: event.evidence.end },
    confidence,
  };
}

/** Models of a list (分别为：甲的A、乙的B…) in the sentences behind the news that a batch was approved. */
function listBehind(
  event: EventMention,
  sentences: readonly StatedSentence[],
): { readonly model: Mention; readonly sentence: StatedSentence }[] {
  const at = sentences.findIndex(
    ({ sentence }) => sentence.start <= event.trigger.start && event.trigger.start < sentence.end,
  );
  const home = sentences[at];
  if (home === undefined) return [];
  const text = home.text.slice(home.sentence.start, home.sentence.end);
  if (!/批|[家款个]/u.test(text)) return [];
  return sentences
    .slice(at + 1, at + 1 + LIST_WITHIN)
    .flatMap((sentence) => listedModels(sentence).map((model) => ({ model, sentence })));
}

/** MiniMax（ABAB大模型）: what stands before the bracket is the maker, whatever else its name can mean. */
function isOwner(model: Mention, text: string): boolean {
  return /^(?:[(（]|的|旗下)[^,，、()（）]{1,16}模型/u.test(text.slice(model.end, model.end + 20));
}

/** The models behind a sentence's colon, or 包括, when 、 parts two of them at least. */
function listedModels({ sentence, text, models }: StatedSentence): readonly Mention[] {
  const opening = /[:：]|分别[为是有]|包括|名单/u.exec(text.slice(sentence.start, sentence.end));
  if (opening === null) return [];
  const from = sentence.start + opening.index;
  const listed = models.filter((model) => model.start > from && !isOwner(model, text));
  const first = listed[0];
  const last = listed.at(-1);
  if (first === undefined || last === undefined || listed.length < 2) return [];
  return text.slice(first.end, last.start).includes('、') ? listed : [];
}
