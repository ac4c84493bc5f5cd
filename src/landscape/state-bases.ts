import { modalityOf } from '../event/modality.ts';
import type { Mention } from '../mention/mention.ts';
import type { Span } from '../text/span.ts';
import { keyOf, referenceOf, type StatedSentence } from './state-input.ts';
import type { StatementMention } from './statement.ts';
import { goesOn, topicBefore } from './topic.ts';

/** How far the words of building may stand from the base's name, in UTF-16 units. */
const REACH = 24;
const BASE_BEFORE =
  /(基于|(?:底座|基座|基础|底层)(?:大|语言)?模型(?:是|为|采用)?|底层(?:是|为|采用)|蒸馏自|衍生自|源自|微调|套壳|由|以|采用|使用|利用)[^,，。;；]{0,14}$/u;
/** Behind the base's name where the word before it does not say enough by itself. */
const BASE_AFTER =
  /^[^,，。;；]{0,14}?(?:训练|微调|蒸馏|打造|开发|研发|构建|衍生|为(?:底座|基座|基础|底层)|作为(?:底座|基座|基础|底层)|驱动|加持的|提供支持|后发布|二次开发)/u;
/** GPT-3开发的研究人员: who worked on it, not what is built on it. */
const PEOPLE_AFTER = /^[^,，。;；]{0,14}的?(?:研究人员|研究者|工程师|团队|员工|成员|科学家|作者)/u;
const ENOUGH = /底座|基座|基础|底层|蒸馏自|衍生自|源自|套壳/u;

/** Models built on others: 以Qwen为基础模型, 基于Llama微调, X的基础模型Y. */
export function stateBases(sentences: readonly StatedSentence[]): StatementMention[] {
  return sentences.flatMap((sentence, index) => {
    const names = new Set(sentence.models.map(keyOf)).size;
    // 该模型以X为底座: what is built on the only model that is named is that of the sentence before.
    const topic = names === 1 && goesOn(sentence) ? topicBefore(sentences, index) : null;
    if (names < 2 && topic === null) return [];
    return sentence.models.flatMap((base) => builtOn(base, sentence, topic));
  });
}

/** The words that call a model the base of another, null where there are none. */
export function baseCue(
  base: Span,
  { sentence, text }: { readonly sentence: Span; readonly text: string },
): Span | null {
  const from = Math.max(sentence.start, base.start - REACH);
  const before = BASE_BEFORE.exec(text.slice(from, base.start));
  if (before === null) return null;
  const after = text.slice(base.end, Math.min(sentence.end, base.end + REACH + 14));
  if (!ENOUGH.test(before[1] ?? '') && !BASE_AFTER.test(after)) return null;
  if (PEOPLE_AFTER.test(after)) return null;
  const start = from + before.index;
  return { start, end: start + (before[1]?.length ?? 1) };
}

function builtOn(base: Mention, sentence: StatedSentence, topic: Mention | null): StatementMention[] {
  const { text } = sentence;
  const span = baseCue(base, sentence);
  if (span === null) return [];
  const cue = span.start;
  const built = builtModel(base, cue, sentence) ?? topic;
  if (built === null || keyOf(built) === keyOf(base)) return [];
  const { modality, hypothetical } = modalityOf(text, { sentence: sentence.sentence, trigger: span });
  if (modality === 'denied' || hypothetical) return [];
  const { start, end } = sentence.sentence;
  return [
    {
      subject: referenceOf(built),
      property: 'base_model',
      value: referenceOf(base),
      validFrom: null,
      eventIndex: null,
      evidence: { start, end },
      confidence: modality === 'asserted' ? 0.75 : 0.5,
    },
  ];
}

/** The model that was built: the nearest other one before the cue, else the first behind the base in its clause. */
function builtModel(base: Mention, cue: number, { models, text }: StatedSentence): Mention | undefined {
  const other = models.filter((model) => keyOf(model) !== keyOf(base));
  const behind = other.find(
    (model) =>
      model.start >= base.end &&
      /^[^,，。;；]{0,20}(?:的|出的?|推出|发布|后发布|打造|开发|训练)[^,，。;；]{0,8}$/u.test(
        text.slice(base.end, model.start),
      ),
  );
  return behind ?? other.filter((model) => model.end <= cue).at(-1);
}
