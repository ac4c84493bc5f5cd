import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Mention } from '../mention/mention.ts';
import type { ArticleText } from '../text/article-text.ts';
import { entryOf } from './stage.ts';

/** Words that show that a text is about AI. */
export const AI_WORDS =
  /人工智能|人工智慧|大模型|语言模型|生成式|智能体|算力|智算|机器学习|深度学习|神经网络|AIGC|ChatGPT|具身智能|芯片|半导体|云计算|数据中心|自动驾驶|机器人|智能驾驶|(?<![A-Za-z])(?:AI|LLM|GPT|GPU|AGI)(?![A-Za-z])/i;

function isMaker(dictionary: CompiledDictionary, mention: Mention): boolean {
  const entry = entryOf(dictionary, mention);
  if (entry?.kind !== 'organization') return false;
  return (
    dictionary.modelsOf.has(entry.id) || (entry.parent !== undefined && dictionary.modelsOf.has(entry.parent))
  );
}

/** Whether an article is about the landscape at all: AI, a model, or an organization that makes models. */
export function touchesLandscape({
  article,
  mentions,
  dictionary,
}: {
  readonly article: ArticleText;
  readonly mentions: readonly Mention[];
  readonly dictionary: CompiledDictionary;
}): boolean {
  return (
    mentions.some((mention) => mention.kind === 'model' || isMaker(dictionary, mention)) ||
    AI_WORDS.test(article.text)
  );
}
