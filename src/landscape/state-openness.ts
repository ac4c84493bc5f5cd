import { modalityOf } from '../event/modality.ts';
import type { Mention } from '../mention/mention.ts';
import { referenceOf, type StatedSentence } from './state-input.ts';
import type { StatementMention } from './statement.ts';

/** How far around a model's name the words are read, in UTF-16 units. */
const REACH = 40;
const BEFORE =
  /(?<![非未不])(开源|闭源)(?:的)?(?:[^,，。、;；:：“”「」]{0,8}模型|大模型|的)? ?(?:[“「《] ?)?$/u;
const AFTER =
  /^[”」》]?(?:等|系列|大模型|模型)?[^,，。;；:：]{0,4}?(?:是|为|属于|作为)(?!什么|何|了)[^,，。;；]{0,12}?(开源|闭源)(?!节流|社区(?!的)|榜|生态)/u;
const CHOSEN =
  /^[”」》]?(?:等|系列|大模型|模型)?(?:等)?[^,，。;；]{0,4}(?:选择了?|走|坚持|保持|仍然?|依然|均|都)[^,，。;；]{0,4}(开源|闭源)(?!节流|社区|榜|生态)/u;
/** Between two names of a list: the later one's openness holds for the earlier one. */
const LISTED = /^[”」》）)]?(?:大模型|模型)?(?:[、,，]|和|与|及|以及)[^、,，。;；]{0,10}[“「《（(]?$/u;
const APPOSED = /^[”」》]? ?(?:等|系列)?(开源|闭源)(?:的)?(?:大语言|语言|大|推理|多模态|基础)?模型/u;
/** X今日面向全球开源: opened in so many words, which no rule of events may have taken up. */
const OPENED =
  /^[”」》]?(?:大模型|模型|系列)?(?:已|已经|今日|正式|宣布|全面|均|也|即日起|同步|在\w+|面向(?:全球|社会|全社会|开发者)|对外|免费|、|并)*(开源)(?!节流|社区|生态|榜|项目|平台|许可|协议|的)/u;
const LATER = /^[^。;；]{0,32}[,，](?:也|还|更)?(?:是|成为|作为)[^,，。;；]{0,8}?(开源)(?:大|语言)?模型/u;

/** Models that the text calls open or closed (开源模型X, X为开源大模型), where it does not deny or only plan it. */
export function stateOpenness(sentences: readonly StatedSentence[]): StatementMention[] {
  return sentences.flatMap((sentence) =>
    sentence.models.flatMap((model) => {
      const word = opennessOf(model, sentence);
      if (word === null) return [];
      const { start, end } = sentence.sentence;
      const trigger = { start: word.at, end: word.at + 2 };
      const { modality, hypothetical } = modalityOf(sentence.text, { sentence: sentence.sentence, trigger });
      if (modality !== 'asserted' || hypothetical) return [];
      return [
        {
          subject: referenceOf(model),
          property: 'open_source',
          value: word.text === '开源',
          validFrom: null,
          eventIndex: null,
          evidence: { start, end },
          confidence: word.confidence,
        },
      ];
    }),
  );
}

type Place = Pick<StatedSentence, 'sentence' | 'text' | 'models'>;

interface Word {
  readonly text: string;
  readonly at: number;
  readonly confidence: number;
}

function opennessOf(model: Mention, { sentence, text, models }: Place): Word | null {
  const from = Math.max(sentence.start, model.start - REACH);
  const before = BEFORE.exec(text.slice(from, model.start));
  if (before !== null) return wordAt(before, from, 0.8);
  const next = models.find((other) => other.start >= model.end);
  if (next !== undefined && LISTED.test(text.slice(model.end, Math.min(next.start, model.end + REACH)))) {
    return chosenBehind(next, { sentence, text, models });
  }
  const to = Math.min(sentence.end, model.end + REACH, next?.start ?? sentence.end);
  const after = text.slice(model.end, to);
  const direct = AFTER.exec(after) ?? CHOSEN.exec(after) ?? APPOSED.exec(after) ?? OPENED.exec(after);
  if (direct !== null) return wordAt(direct, model.end, 0.85);
  const later = LATER.exec(after);
  return later === null ? null : wordAt(later, model.end, 0.65);
}

/** The end of a list of models says it for all: 甲的A、乙的B等选择了闭源. */
function chosenBehind(model: Mention, place: Place): Word | null {
  const { models, text, sentence } = place;
  let last = model;
  for (const next of models.filter((other) => other.start >= model.end)) {
    if (!LISTED.test(text.slice(last.end, Math.min(next.start, last.end + REACH)))) break;
    last = next;
  }
  const after = text.slice(last.end, Math.min(sentence.end, last.end + REACH));
  const word =
    CHOSEN.exec(after) ?? /^[”」》]?等?(?:均|都)(?:是|为)[^,，。;；]{0,6}?(开源|闭源)/u.exec(after);
  return word === null ? null : wordAt(word, last.end, 0.7);
}

function wordAt(match: RegExpExecArray, base: number, confidence: number): Word {
  const text = match[1] ?? '开源';
  return { text, at: base + match.index + match[0].indexOf(text), confidence };
}
