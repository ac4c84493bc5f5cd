import { z } from 'zod';

const hostName = z.string().regex(/^[a-z0-9.[\]:-]+$/i, 'a host name, optionally with :port');

/** One place where news comes from: a YAML file in `sources/`, named after its id. */
export const Source = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens'),
  name: z.string().min(1),
  kind: z.enum(['feed', 'news-sitemap', 'sitemap', 'index']),
  url: z.url({ protocol: /^https?$/ }),
  enabled: z.boolean().default(true),
  language: z.string().default('zh-CN'),
  /** `cn` mainland, `tw` Taiwan, `hk` Hong Kong: a hint for word choice, never trusted for the script. */
  script: z.enum(['cn', 'tw', 'hk']).default('cn'),
  timeZone: z.string().default('Asia/Shanghai'),
  /** Minutes between two polls. */
  everyMinutes: z.number().positive().default(60),
  politeness: z
    .strictObject({
      minimumGapMs: z.number().nonnegative().default(2000),
      obeyRobots: z.boolean().default(true),
    })
    .prefault({}),
  allowedPrivateHosts: z.array(hostName).default([]),
});
export type Source = z.infer<typeof Source>;
