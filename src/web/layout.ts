import { type Asset, assetAddress } from '../adapters/files/asset-files.ts';
import { type Html, html } from './html.ts';
import type { Language } from './language.ts';
import type { Section, View } from './page.ts';

/** What stands round every page. */
export interface Surroundings {
  readonly language: Language;
  /** Path and query as asked for, for the link to the other language. */
  readonly address: string;
  readonly isLanguageChosen: boolean;
  readonly isSignedIn: boolean;
  readonly assets: ReadonlyMap<string, Asset>;
}

const NAVIGATION: readonly (readonly [Exclude<Section, ''>, string, string, string])[] = [
  ['landscape', '/', '版图', 'Landscape'],
  ['events', '/events', '事件', 'Events'],
  ['articles', '/articles', '文章', 'Articles'],
  ['changes', '/changes', '变化', 'Changes'],
  ['ops', '/ops', '运行', 'Operations'],
  ['dictionary', '/dictionary', '词典', 'Dictionary'],
];

/** An address of this site in a language. */
export function inLanguage(address: string, language: Language): string {
  const url = new URL(address, 'http://localhost');
  url.searchParams.set('lang', language);
  return `${url.pathname}${url.search}`;
}

function navigation({ language, isLanguageChosen }: Surroundings, active: Section): Html {
  const links = NAVIGATION.map(([section, path, zh, en]) => {
    const href = isLanguageChosen ? `${path}?lang=${language}` : path;
    const current = section === active ? html` aria-current="page"` : null;
    return html`<li><a href="${href}"${current}>${language === 'zh' ? zh : en}</a></li>`;
  });
  return html`<nav aria-label="${language === 'zh' ? '主导航' : 'Main'}"><ul>${links}</ul></nav>`;
}

/** Our own stylesheet first, those of the pages after it. */
function stylesheets(assets: ReadonlyMap<string, Asset>): Html[] {
  const names = [...assets.keys()].filter((name) => name.endsWith('.css') && name !== 'frame.css').sort();
  return ['frame.css', ...names].map(
    (name) => html`<link rel="stylesheet" href="${assetAddress(assets, name)}">`,
  );
}

function scripts({ scripts: names = [] }: View, assets: ReadonlyMap<string, Asset>): Html[] {
  return names.map((name) => html`<script type="module" src="${assetAddress(assets, name)}"></script>`);
}

/** A view as a whole document. `<bdi>` keeps what is quoted from turning what stands beside it. */
export function layout(view: View, around: Surroundings): Html {
  const { language, address, assets } = around;
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const feed =
    view.feed === undefined
      ? null
      : html`<link rel="alternate" type="application/atom+xml" href="${view.feed}">`;
  const sign = around.isSignedIn ? say('退出', 'Sign out') : say('登录', 'Sign in');
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${view.title} · 山水 Shanshui</title>
<link rel="icon" href="${assetAddress(assets, 'icon.svg')}">
${stylesheets(assets)}${feed}${scripts(view, assets)}
</head>
<body>
<a class="skip" href="#main">${say('跳到正文', 'Skip to content')}</a>
<header class="site"><a class="brand" href="${around.isLanguageChosen ? `/?lang=${language}` : '/'}"><span lang="zh-Hans">山水</span> <small>Shanshui</small></a>
${navigation(around, view.active)}
<form class="search" action="/search" role="search"><label class="visually-hidden" for="q">${say('搜索', 'Search')}</label><input id="q" type="search" name="q" placeholder="${say('模型、机构、城市、文章', 'a name, or words')}">${around.isLanguageChosen ? html`<input type="hidden" name="lang" value="${language}">` : null}<button>${say('搜索', 'Search')}</button></form>
<p class="tools"><a hreflang="${other === 'zh' ? 'zh-Hans' : 'en'}" lang="${other === 'zh' ? 'zh-Hans' : 'en'}" href="${inLanguage(address, other)}">${other === 'zh' ? '中文' : 'English'}</a> <a href="/sign-in">${sign}</a></p></header>
<main id="main" tabindex="-1">${view.body}</main>
<footer class="site"><p><a href="/v1/docs">API</a> · <a href="/v1/openapi.json">OpenAPI</a> · <a href="/v1/events.atom">Atom</a></p></footer>
</body>
</html>
`;
}
