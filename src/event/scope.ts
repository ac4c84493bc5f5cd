import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Mention } from '../mention/mention.ts';
import type { ArticleText } from '../text/article-text.ts';
import type { EventMention } from './event-mention.ts';

/** Words that show that a text is about AI or what it runs on. */
const AI_WORDS =
  /人工智能|人工智慧|大模型|语言模型|生成式|智能体|算力|智算|机器学习|深度学习|神经网络|AIGC|ChatGPT|具身智能|芯片|半导体|云计算|数据中心|自动驾驶|智能驾驶|机器人|(?<![A-Za-z])(?:AI|LLM|GPT|GPU|AGI)(?![A-Za-z])/gi;
/** So many of them make it one, one in a short text; with fewer, only what concerns a maker of models counts. */
const ENOUGH = 2;
const SHORT = 600;
const MOST_READ = 20_000;

/** How an article stands to the landscape: `about` it, `beside` it (a maker is named), or `outside`. */
export type Scope = 'about' | 'beside' | 'outside';

/** A company that makes models, or belongs to one that does; universities make models too, and much other news. */
function isMaker(dictionary: CompiledDictionary, id: string | null): boolean {
  const entry = id === null ? undefined : dictionary.dictionary.entries.get(id);
  if (entry?.kind !== 'organization' || entry.type !== 'company') return false;
  return (
    dictionary.modelsOf.has(entry.id) || (entry.parent !== undefined && dictionary.modelsOf.has(entry.parent))
  );
}

function countWords(text: string): number {
  let words = 0;
  for (const _ of text.slice(0, MOST_READ).matchAll(AI_WORDS)) {
    words += 1;
    if (words >= ENOUGH) break;
  }
  return words;
}

/** Reads how an article stands to the landscape from its words, its title and the makers that it names. */
export function scopeOf({
  article,
  mentions,
  dictionary,
}: {
  readonly article: ArticleText;
  readonly mentions: readonly Mention[];
  readonly dictionary: CompiledDictionary;
}): Scope {
  const title = article.sentences[0]?.inTitle === true ? article.sentences[0] : null;
  const headline = title === null ? '' : article.text.slice(title.start, title.end);
  if (mentions.some((mention) => mention.kind === 'model')) return 'about';
  if (countWords(headline) > 0 || countWords(article.text) >= (article.text.length < SHORT ? 1 : ENOUGH))
    return 'about';
  const maker = mentions.some(
    (mention) => mention.kind === 'organization' && isMaker(dictionary, mention.entityId),
  );
  return maker ? 'beside' : 'outside';
}

/** Whether an event of an article that is only beside the landscape concerns one of its makers. */
export function concernsMaker(dictionary: CompiledDictionary, event: EventMention): boolean {
  return event.arguments.some((argument) => 'name' in argument && isMaker(dictionary, argument.entityId));
}
