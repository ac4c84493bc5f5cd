import { referenceOf, type StatedSentence } from './state-input.ts';
import type { StatementMention } from './statement.ts';

/** What a model takes or gives, by the noun it is called with; the dictionary's names of modalities. */
const KINDS: readonly (readonly [string, string])[] = [
  ['多模态', 'multimodal'],
  ['大语言|语言|文本生成', 'text'],
  ['文生视频|图生视频|视频生成|视频', 'video'],
  ['文生图|图像生成|绘画|图像|图片', 'image'],
  ['语音识别|语音合成|语音|音频', 'speech'],
  ['视觉', 'vision'],
  ['代码|编程', 'code'],
  ['具身|机器人控制', 'embodied'],
  ['向量|嵌入', 'embedding'],
];
const NOUN = `(?:${KINDS.map(([words]) => `(${words})`).join('|')})(?:理解|推理|基础|基座)?(?:的)?(?:大)?模型`;
const BEFORE = new RegExp(`${NOUN}(?:产品)? ?[-—–:：“「《(（]{0,3} ?$`, 'u');
const AFTER = new RegExp(`^[”」》]?(?:(?:是|为|作为)[^,，。;；]{0,10}?)?${NOUN}`, 'u');
/** How far from the name the noun may stand, in UTF-16 units. */
const REACH = 24;

/** Modalities of models that the text calls by them: 视频生成模型X, X是一款多模态大模型. */
export function stateModalities(sentences: readonly StatedSentence[]): StatementMention[] {
  return sentences.flatMap((sentence) =>
    sentence.models.flatMap((model) => {
      const { start, end } = sentence.sentence;
      const before = sentence.text.slice(Math.max(start, model.start - REACH), model.start);
      const after = sentence.text.slice(model.end, Math.min(end, model.end + REACH));
      const found = BEFORE.exec(before) ?? AFTER.exec(after);
      const kind = KINDS[(found?.slice(1) ?? []).findIndex((group) => group !== undefined)];
      if (kind === undefined) return [];
      return [
        {
          subject: referenceOf(model),
          property: 'modality',
          value: kind[1],
          validFrom: null,
          eventIndex: null,
          evidence: { start, end },
          confidence: 0.75,
        },
      ];
    }),
  );
}
