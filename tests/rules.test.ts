import { describe, expect, it } from 'vitest';
import { checkRules } from '../src/event/check-rules.ts';
import { EVENT_TYPES } from '../src/event/event-mention.ts';
import type { EventRule } from '../src/event/rule.ts';
import { RULES, RULES_VERSION } from '../src/event/rules/index.ts';
import { readText } from './event/read-text.ts';

describe('the event rules', () => {
  it('cover every event type', () => {
    expect(new Set(RULES.map((rule) => rule.type))).toEqual(new Set(EVENT_TYPES));
  });

  it('say their version', () => {
    expect(RULES_VERSION).toMatch(/^\d+-[0-9a-f]{16}$/);
  });

  it.each(RULES.map((rule) => [rule.name, rule] as const))(
    '%s reads its examples and nothing else',
    (_, rule) => {
      expect(checkRules([rule], readText)).toEqual([]);
    },
  );
});

describe('checkRules', () => {
  const sound = RULES.find((rule) => rule.name === 'model_release/launches') as EventRule;
  const messages = (changed: Partial<EventRule>) =>
    checkRules([{ ...sound, ...changed }], readText).map((problem) => problem.message);

  it.each<[string, Partial<EventRule>, RegExp]>([
    ['a name of another type', { name: 'funding/launches' }, /named for another type/],
    ['no example', { examples: [] }, /has no example/],
    ['no counterexample', { counterexamples: [] }, /has no counterexample/],
    [
      'a role its type lacks',
      { roles: [{ role: 'party', kind: 'organization', from: ['subject'] }] },
      /fills party/,
    ],
    ['a need that no role fills', { needs: ['rank'] }, /needs rank/],
    ['a confidence of one', { confidence: 1 }, /confidence/],
    [
      'an example that it does not find',
      { examples: [{ text: '今天天气很好，人工智能也没有新闻。', events: [] }] },
      /finds nothing in its example/,
    ],
    [
      'an example that is read otherwise',
      {
        examples: [
          {
            text: '3月16日，百度正式发布文心一言。',
            events: [
              { type: 'model_release', modality: 'denied', time: '2020', arguments: { model: '混元' } },
            ],
          },
        ],
      },
      /modality is asserted, not denied; time is 2023-03-16, not 2020; model is 文心一言, not 混元/,
    ],
    [
      'a counterexample that tells an event',
      { counterexamples: ['3月16日，百度正式发布文心一言。'] },
      /finds an event at \d+ in its counterexample/,
    ],
  ])('lists %s', (_, changed, expected) => {
    expect(messages(changed).join('\n')).toMatch(expected);
  });

  it('lists a name that two rules have', () => {
    expect(checkRules([sound, sound], readText).map((problem) => problem.message)).toContain(
      'has the name of another rule: rename one',
    );
  });
});
