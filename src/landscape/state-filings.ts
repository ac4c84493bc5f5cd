import type { EventMention } from '../event/event-mention.ts';
import { modalityOf } from '../event/modality.ts';
import type { Mention } from '../mention/mention.ts';
import type { Span } from '../text/span.ts';
import { baseCue } from './state-bases.ts';
import { type FactsInput, firstBehind, referenceOf, type StatedSentence } from './state-input.ts';
import type { EntityReference, StatementMention } from './statement.ts';
import { goesOn, topicBefore } from './topic.ts';

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

/** How far models have come with the regulator: those of asserted filings, those told of, and those of the list behind. */
export function stateFilings(input: FactsInput, sentences: readonly StatedSentence[]): StatementMention[] {
  return [...filedInEvents(input, sentences), ...filedInWords(sentences)];
}

function filedInEvents(input: FactsInput, sentences: readonly StatedSentence[]): StatementMention[] {
  const places = sentences.map(({ sentence }) => sentence);
  return input.events.flatMap((event, eventIndex) => {
    if (event.type !== 'filing' || event.modality !== 'asserted') return [];
    const status = statusOf(event, input.article.text);
    if (status === null) return [];
    const { evidence, confidence } = event;
    const since = event.time.value?.split('/')[0] ?? '';
    const validFrom = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(since) ? since : null;
    const shared = { property: 'filing_status', value: status, validFrom, eventIndex };
    const own = event.arguments.flatMap((argument) =>
      'kind' in argument &&
      argument.role === 'model' &&
      argument.kind === 'model' &&
      isFiled(event, argument.span, input)
        ? [{ ...shared, subject: referenceOf({ ...argument, kind: argument.kind }), evidence, confidence }]
        : [],
    );
    const listed = status === '已上报' ? [] : listBehind(firstBehind(places, event.trigger.start), sentences);
    return [...own, ...listed.map((member) => ({ ...shared, ...member, confidence: confidence * LISTED }))];
  });
}

/** Drugs are approved, too: a model that the sentence does not name counts only where it tells of models or filings. */
function isFiled({ evidence }: EventMention, span: Span | null, { article }: FactsInput): boolean {
  // 以X为底座，已通过备案: what was filed is not X.
  if (span !== null && baseCue(span, { sentence: evidence, text: article.text }) !== null) return false;
  if (span !== null && span.start >= evidence.start && span.end <= evidence.end) return true;
  return /模型|备案|算法|生成式|AI|人工智能/u.test(article.text.slice(evidence.start, evidence.end));
}

/** Approved, in words that no rule of events may have taken up. */
const APPROVED =
  /(?:获批|获准|通过[^,，。;；]{0,24}?备案|(?:完成|获得)[^,，。;；]{0,10}?备案)(?!名单未)|备案[^,，。;；]{0,12}?(?:名单|清单|公告)/u;
const BATCH = /批|名单|[家款个]/u;
/** Sure of what no event stands behind. */
const TOLD = 0.6;

/** X已通过备案, and a batch whose names stand in the list behind. */
function filedInWords(sentences: readonly StatedSentence[]): StatementMention[] {
  return sentences.flatMap((home, index) => {
    const { sentence, text } = home;
    const found = APPROVED.exec(text.slice(sentence.start, sentence.end));
    if (found === null) return [];
    const trigger = {
      start: sentence.start + found.index,
      end: sentence.start + found.index + found[0].length,
    };
    const { modality, hypothetical } = modalityOf(text, { sentence, trigger, type: 'filing' });
    if (modality !== 'asserted' || hypothetical) return [];
    const value = /备案/u.test(found[0]) ? '通过备案' : '获批';
    const shared = { property: 'filing_status', value, validFrom: null, eventIndex: null };
    const own = home.models
      .filter((model) => isSubject(text.slice(model.end, trigger.start)) && baseCue(model, home) === null)
      .map((model) => ({ subject: referenceOf(model), evidence: sentence }));
    const topic = own.length === 0 && goesOn(home) ? topicBefore(sentences, index) : null;
    if (topic !== null) own.push({ subject: referenceOf(topic), evidence: sentence });
    const listed = /模型|算法|人工智能|生成式|AI/u.test(text.slice(sentence.start, sentence.end))
      ? listBehind(index, sentences)
      : [];
    return [...own, ...listed].map(({ subject, evidence }) => ({
      ...shared,
      subject,
      evidence: { start: evidence.start, end: evidence.end },
      confidence: TOLD,
    }));
  });
}

/** What stands between a model and its approval when it is the one approved: 大模型已首批, 近日正式. */
function isSubject(between: string): boolean {
  return (
    /^[”」》]?(?:大模型|模型|产品|系列)?(?:等)?(?:[(（][^()（）]{0,20}[)）])?[^,，。;；的]{0,12}$/u.test(
      between,
    ) && between.length < 36
  );
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

/** Models of a list (分别为：甲的A、乙的B…) in the sentences behind the news that a batch was approved. */
function listBehind(
  at: number,
  sentences: readonly StatedSentence[],
): { readonly subject: EntityReference; readonly evidence: Span }[] {
  const home = sentences[at];
  if (home === undefined || !BATCH.test(home.text.slice(home.sentence.start, home.sentence.end))) return [];
  const rows = rowsBehind(at, sentences);
  if (rows.length > 0) {
    return rows.map(({ place: { sentence }, model }) => ({
      subject: referenceOf(model),
      evidence: { start: sentence.start, end: sentence.end },
    }));
  }
  return sentences.slice(at + 1, at + 1 + LIST_WITHIN).flatMap((place) => {
    const { start, end } = place.sentence;
    return listedModels(place).map((model) => ({ subject: referenceOf(model), evidence: { start, end } }));
  });
}

/** MiniMax（ABAB大模型）: what stands before the bracket is the maker, whatever else its name can mean. */
function isOwner(model: Mention, text: string): boolean {
  return /^(?:[(（]|的|旗下)[^,，、()（）]{1,16}模型/u.test(text.slice(model.end, model.end + 20));
}

/** A row of a table of those approved: a number, then a name. */
const ROW = /^\s*\d{1,4}(?:[.、)）\s]|$)/u;
/** A cell with the number alone; the name stands in the next. */
const NUMBER = /^\s*\d{1,4}\s*$/u;
/** No batch that was approved has had more rows. */
const MOST_ROWS = 400;

/** Cells of a table are short and end without a stop. */
function isCell(said: string): boolean {
  return said.trim().length <= 40 && !/[。！？；，]/u.test(said);
}

/** The first model of each of the numbered rows that follow the news. */
function rowsBehind(
  at: number,
  sentences: readonly StatedSentence[],
): { place: StatedSentence; model: Mention }[] {
  const rows: { place: StatedSentence; model: Mention }[] = [];
  let isNumbered = false;
  for (const place of sentences.slice(at + 1, at + 1 + MOST_ROWS)) {
    const said = place.text.slice(place.sentence.start, place.sentence.end);
    const model = isNumbered || ROW.test(said) ? place.models[0] : undefined;
    isNumbered = NUMBER.test(said);
    if (model !== undefined) rows.push({ place, model });
    else if (!isNumbered && !isCell(said)) break;
  }
  return rows;
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
