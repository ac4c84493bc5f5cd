import type { EventMention } from '../event/event-mention.ts';
import { modalityOf } from '../event/modality.ts';
import { overlaps } from '../text/span.ts';
import { fullVersion } from './state-events.ts';
import { referenceOf, type StatedSentence } from './state-input.ts';
import type { StatementMention } from './statement.ts';

/** A version that is only named (比Qwen3.6-Plus更便宜) is there, though nothing is said of how it came. */
const CONFIDENCE = 0.55;

/** Behind a name: it is not there yet, or never will be. */
const DENIED_BEHIND =
  /^[^,，。;；]{0,6}(?:并未|尚未|还未|还没|没有|并不|不会|即将|将|有望|或|会不会|何时|什么时候)|^ ?%|^\.\d+ ?%/u;
/** Before a name: it is waited for, or worked on. */
const AWAITED_BEFORE =
  /(?:以待|期待|等待|何时|未来|下一代|会不会|暂停|叫停|停止|正在|着手|开始|继续)(?:的|是|训练|开发|研发|发布|推出|对|比|于)*[^,，。;；]{0,4}$/u;
/** A version has a number; Plus, large or 企业版 alone are editions and sizes. */
const NUMBERED = /\d/u;
/** L0, L2: levels of a plan of models. */
const LEVEL = /^L\d$/u;
/** How far behind a name that is looked for, in UTF-16 units. */
const REACH = 12;

/**
 * Versions of models that the text names in passing, where the clause states something of them: a version that is
 * planned, rumoured or denied, or that an event of that kind is about, is none.
 */
export function stateVersions(
  sentences: readonly StatedSentence[],
  events: readonly EventMention[],
): StatementMention[] {
  const unsure = events.filter(({ modality }) => modality !== 'asserted');
  return sentences.flatMap(({ sentence, text, models }) =>
    unsure.some(({ evidence }) => overlaps(evidence, sentence))
      ? []
      : models.flatMap((model) => {
          const { version } = model;
          if (version === undefined) return [];
          const end = Math.max(model.end, version.end);
          if (DENIED_BEHIND.test(text.slice(end, Math.min(sentence.end, end + REACH)))) return [];
          if (AWAITED_BEFORE.test(text.slice(Math.max(sentence.start, model.start - REACH), model.start)))
            return [];
          const written = text.slice(version.start, version.end);
          if (!NUMBERED.test(written) || LEVEL.test(written)) return [];
          const trigger = { start: model.start, end };
          const { modality, hypothetical } = modalityOf(text, { sentence, trigger });
          if (modality !== 'asserted' || hypothetical) return [];
          return [
            {
              subject: referenceOf(model),
              property: 'version',
              value: fullVersion(model, text, text.slice(version.start, version.end)),
              validFrom: null,
              eventIndex: null,
              evidence: { start: sentence.start, end: sentence.end },
              confidence: CONFIDENCE,
            },
          ];
        }),
  );
}
