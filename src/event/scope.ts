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

/** A company that makes models, or a part of one that does (a laboratory too); universities make models too, and much other news. */
function isMaker(dictionary: CompiledDictionary, id: string | null): boolean {
  const entry = id === null ? undefined : dictionary.dictionary.entries.get(id);
  if (entry?.kind !== 'organization') return false;
  const parent = dictionary.dictionary.entries.get(entry.parent ?? '');
  const house = parent?.kind === 'organization' ? parent : entry;
  if (entry.type !== 'company' && house.type !== 'company') return false;
  return dictionary.modelsOf.has(entry.id) || dictionary.modelsOf.has(house.id);
}

function countWords(text: string): number {
  let words = 0;
  for (const _ of text.slice(0, MOST_READ).matchAll(AI_WORDS)) {
    words += 1;
    if (words >= ENOUGH) break;
  }
  return words;
}

interface ScopeInput {
  readonly article: ArticleText;
  readonly mentions: readonly Mention[];
  readonly dictionary: CompiledDictionary;
}

function headlineOf(article: ArticleText): string {
  const title = article.sentences[0];
  return title?.inTitle === true ? article.text.slice(title.start, title.end) : '';
}

/** Reads how an article stands to the landscape from its words, its title and the makers that it names. */
export function scopeOf({ article, mentions, dictionary }: ScopeInput): Scope {
  const headline = headlineOf(article);
  if (mentions.some((mention) => mention.kind === 'model')) return 'about';
  if (countWords(headline) > 0 || countWords(article.text) >= (article.text.length < SHORT ? 1 : ENOUGH))
    return 'about';
  const maker = mentions.some(
    (mention) => mention.kind === 'organization' && isMaker(dictionary, mention.entityId),
  );
  return maker ? 'beside' : 'outside';
}

/** Around a happening this much text is read for words of AI. */
const AROUND = 160;

/**
 * Whether an event is of the landscape: it concerns a maker of models or a model, its article's headline is about AI,
 * or its sentence and what stands next to it are. In an article beside the landscape only makers count.
 */
export function isOurs(input: ScopeInput, scope: Scope, event: EventMention): boolean {
  const { article, dictionary } = input;
  const named = event.arguments.some(
    (argument) => 'name' in argument && (argument.kind === 'model' || isMaker(dictionary, argument.entityId)),
  );
  if (named) return true;
  if (scope !== 'about') return false;
  const { start, end } = event.trigger;
  const near = article.text.slice(Math.max(0, start - AROUND), Math.min(article.text.length, end + AROUND));
  return countWords(headlineOf(article)) > 0 || countWords(near) > 0;
}
