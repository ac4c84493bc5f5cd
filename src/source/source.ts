import { z } from 'zod';
import { Expectations } from './expectations.ts';
import { IndexSelectors } from './index-selectors.ts';
import { isTimeZone, Schedule } from './schedule.ts';

const hostName = z.string().regex(/^[a-z0-9.[\]:_-]+$/i, 'a host name, optionally with :port');

/** Headers that the fetcher sets itself, or that would send cookies or break the framing of a request. */
const OWN_HEADERS = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'cookie',
  'host',
  'if-modified-since',
  'if-none-match',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
]);

const headerName = z
  .string()
  .regex(/^[a-z0-9-]+$/i, 'a header name: letters, digits and hyphens')
  .refine((name) => !OWN_HEADERS.has(name.toLowerCase()) && !/^proxy-/i.test(name), {
    message: 'is set by the fetcher itself: remove it',
  });
const headerValue = z.string().regex(/^[\t\x20-\x7e]*$/, 'printable ASCII only');

/** An address pattern: `*` stands for any run of characters, everything else for itself. */
const urlGlob = z.string().min(1).max(500);

const timeZone = z
  .string()
  .refine(isTimeZone, { message: 'an IANA time zone, as Asia/Shanghai, Asia/Taipei or Asia/Hong_Kong' });

/** How gently a source's host is asked. */
const Politeness = z.strictObject({
  /** Milliseconds between the end of one request to the host and the start of the next. */
  minimumGapMs: z.number().nonnegative().max(3_600_000).default(2000),
  obeyRobots: z.boolean().default(true),
  /** Who permitted what, when robots.txt is not obeyed. */
  permission: z.string().min(1).optional(),
});

/** One place where news comes from: a YAML file in `sources/`, named after its id. */
export const Source = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens'),
    name: z.string().min(1),
    kind: z.enum(['feed', 'news-sitemap', 'sitemap', 'index']),
    url: z.url({ protocol: /^https?$/ }),
    enabled: z.boolean().default(true),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language code, as zh-CN or zh-TW')
      .default('zh-CN'),
    /** `cn` mainland, `tw` Taiwan, `hk` Hong Kong: a hint for word choice, never trusted for the script. */
    script: z.enum(['cn', 'tw', 'hk']).default('cn'),
    /** Where times without a zone count. */
    timeZone: timeZone.default('Asia/Shanghai'),
    /** Minutes between two polls; `schedule` comes before it. */
    everyMinutes: z.number().positive().default(60),
    schedule: Schedule.optional(),
    politeness: Politeness.prefault({}),
    expectations: Expectations.prefault({}),
    /** How an index page is read; for sources of kind `index`, and only for them. */
    index: IndexSelectors.optional(),
    /** Ids of the site rules that read this source's articles. */
    siteRules: z.array(z.string().min(1)).default([]),
    /** Only addresses that match one of these are read (all, when there is none) … */
    include: z.array(urlGlob).max(50).default([]),
    /** … and none that matches one of these. */
    exclude: z.array(urlGlob).max(50).default([]),
    headers: z.record(headerName, headerValue).default({}),
    /** An HTTP proxy for this source alone, as http://proxy.example:3128. */
    proxy: z.url({ protocol: /^http$/ }).optional(),
    allowedPrivateHosts: z.array(hostName).default([]),
    /** What may be done with the texts, and who says so. */
    licence: z.string().min(1).optional(),
    /** Where the address was looked up, and when. */
    verified: z.string().min(1).optional(),
    note: z.string().min(1).optional(),
  })
  .superRefine((source, context) => {
    if ((source.kind === 'index') === (source.index !== undefined)) return;
    const message =
      source.kind === 'index'
        ? 'a source of kind index needs index.entry, the CSS selector of one announcement'
        : `selectors are for sources of kind index, and this one is ${source.kind}`;
    context.addIssue({ code: 'custom', path: ['index'], message });
  });
export type Source = z.infer<typeof Source>;
export type SourceInput = z.input<typeof Source>;
