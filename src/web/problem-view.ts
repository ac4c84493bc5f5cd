import type { ProblemError } from '../api/problem.ts';
import { html } from './html.ts';
import type { Language } from './language.ts';
import type { View } from './page.ts';

const TITLES: Readonly<Record<number, readonly [string, string]>> = {
  400: ['请求有误', 'Something in the address is wrong'],
  401: ['需要登录', 'Please sign in'],
  403: ['没有权限', 'Not allowed'],
  404: ['这里没有内容', 'Nothing is here'],
};

/** A problem as a page that says what it is. */
export function problemView({ statusCode, message }: ProblemError, language: Language): View {
  const [zh, en] = TITLES[statusCode] ?? ['出错了', 'Something went wrong'];
  const title = language === 'zh' ? zh : en;
  const back = language === 'zh' ? '回到版图' : 'Back to the landscape';
  return {
    title,
    active: '',
    status: statusCode,
    body: html`<h1>${title}</h1><p lang="en">${message}</p><p><a href="/">${back}</a></p>`,
  };
}
