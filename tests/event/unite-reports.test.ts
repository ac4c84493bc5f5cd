import { describe, expect, it } from 'vitest';
import type { EventMention } from '../../src/event/event-mention.ts';
import { type Draft, uniteReports } from '../../src/event/unite-reports.ts';

const company = (role: string, name: string) =>
  ({ role, kind: 'organization', entityId: name, name, span: null }) as const;
const value = (role: string, worth: string | number) => ({ role, value: worth, span: null }) as const;

function draft(event: Partial<EventMention>, more: Partial<Draft> = {}): Draft {
  return {
    inTitle: false,
    sentence: 1,
    sense: 'rule',
    ...more,
    event: {
      type: 'funding',
      modality: 'asserted',
      time: { value: null, source: null, span: null },
      arguments: [company('investee', '甲')],
      trigger: { start: more.sentence ?? 1, end: 9 },
      evidence: { start: 0, end: 99 },
      foundBy: 'rule',
      confidence: 0.7,
      ...event,
    },
  };
}
const at = (day: string, source: 'explicit' | 'published' = 'explicit') => ({
  value: day,
  source,
  span: null,
});

describe('uniteReports', () => {
  it('unites the arguments of headline and lead and keeps the lead’s time', () => {
    const title = draft(
      {
        arguments: [company('investee', '甲'), company('investor', '乙')],
        time: at('2023-07-07', 'published'),
      },
      { inTitle: true, sentence: 0 },
    );
    const lead = draft({
      arguments: [company('investee', '甲'), value('amount', 5)],
      time: at('2023-07-05'),
    });
    const [event, ...rest] = uniteReports([title, lead]);
    expect(rest).toEqual([]);
    expect(event?.time.value).toBe('2023-07-05');
    expect(event?.arguments.map((argument) => argument.role).sort()).toEqual([
      'amount',
      'investee',
      'investor',
    ]);
  });

  it.each<[string, Draft, Draft]>([
    [
      'another amount',
      draft({ arguments: [company('investee', '甲'), value('amount', 5)] }),
      draft({ arguments: [company('investee', '甲'), value('amount', 7)] }),
    ],
    ['another time', draft({ time: at('2022') }), draft({ time: at('2023') })],
    ['a plan beside a fact', draft({}), draft({ modality: 'planned' })],
    ['nobody in common', draft({}), draft({ arguments: [company('investee', '乙')] })],
    ['another type', draft({}), draft({ type: 'listing', arguments: [company('company', '甲')] })],
    [
      'coming and going',
      draft({ type: 'personnel', arguments: [company('organization', '甲')] }, { sense: 'in' }),
      draft({ type: 'personnel', arguments: [company('organization', '甲')] }, { sense: 'out' }),
    ],
  ])('keeps apart %s', (_, a, b) => {
    expect(uniteReports([a, b])).toHaveLength(2);
  });

  it.each<[string, Draft, Draft]>([
    ['a day within its month', draft({ time: at('2023-07') }), draft({ time: at('2023-07-05') })],
    ['a fact told again after a source', draft({}), draft({ modality: 'rumored' })],
    ['a repeat without anything new', draft({}), draft({})],
  ])('takes as one %s', (_, a, b) => {
    expect(uniteReports([a, b])).toHaveLength(1);
  });

  it('lets a headline’s rumour stand', () => {
    const [event] = uniteReports([draft({ modality: 'rumored' }, { inTitle: true, sentence: 0 }), draft({})]);
    expect(event?.modality).toBe('rumored');
  });

  it('lets the body deny what the headline tells', () => {
    const [event] = uniteReports([draft({}, { inTitle: true, sentence: 0 }), draft({ modality: 'denied' })]);
    expect(event?.modality).toBe('denied');
  });

  it('orders events by their place', () => {
    const events = uniteReports([
      draft({ trigger: { start: 50, end: 52 }, arguments: [company('investee', '乙')] }),
      draft({ trigger: { start: 3, end: 5 } }),
    ]);
    expect(events.map((event) => event.trigger.start)).toEqual([3, 50]);
  });
});
