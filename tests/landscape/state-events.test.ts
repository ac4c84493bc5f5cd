import { describe, expect, it } from 'vitest';
import type { Modality } from '../../src/event/event-mention.ts';
import { RULES } from '../../src/event/rules/index.ts';
import { LISTING_STAGES } from '../../src/landscape/state-listings.ts';
import { PEOPLE_PROPERTIES } from '../../src/landscape/state-people.ts';
import { entity, factsOf, lines, type Told } from './sample-article.ts';

const person = (name: string): Told['arguments'][number] => ({
  role: 'person',
  kind: 'person',
  entityId: null,
  name,
  span: null,
});

describe('asserted events', () => {
  it('state maker, date and version of a release', () => {
    const facts = factsOf('蓝云智能8月30日发布青山-4.0。', [
      {
        type: 'model_release',
        trigger: '发布',
        time: '2023-08-30',
        arguments: [
          entity('model', 'qingshan'),
          entity('developer', 'lanyun'),
          { role: 'version', value: '4.0', span: null },
        ],
      },
    ]);
    expect(lines(facts)).toEqual([
      '青山 developer 蓝云智能',
      '青山 release_date 2023-08-30',
      '青山 version 4.0',
    ]);
    expect(facts.find((fact) => fact.property === 'version')).toMatchObject({
      validFrom: '2023-08-30',
      eventIndex: 0,
    });
  });

  it('state openness and licence', () => {
    const facts = factsOf('蓝云智能宣布开源青山。', [
      {
        type: 'open_source',
        trigger: '开源',
        arguments: [entity('model', 'qingshan'), { role: 'license', value: 'Apache 2.0', span: null }],
      },
    ]);
    expect(lines(facts)).toEqual(
      expect.arrayContaining(['青山 open_source true', '青山 license Apache 2.0']),
    );
  });

  it('give a filing to every model of the list behind it', () => {
    const text = '首批8家大模型获批，名单如下。分别为：百度的文心一言、阿里巴巴的通义千问、月之暗面的Kimi。';
    const facts = factsOf(text, [{ type: 'filing', trigger: '获批', time: '2023-08-31', arguments: [] }]);
    const filings = facts.filter((fact) => fact.property === 'filing_status');
    expect(lines(filings)).toEqual(
      expect.arrayContaining([
        '文心一言 filing_status 获批',
        '通义千问 filing_status 获批',
        'Kimi filing_status 获批',
      ]),
    );
    expect(filings.every((fact) => fact.validFrom === '2023-08-31')).toBe(true);
  });

  it.each([
    ['青山通过备案。', '备案', '通过备案'],
    ['青山获批上线。', '获批', '获批'],
    ['青山的备案已上报。', '备案', '已上报'],
  ])('%s', (text, trigger, status) => {
    const facts = factsOf(text, [{ type: 'filing', trigger, arguments: [entity('model', 'qingshan')] }]);
    expect(lines(facts)).toEqual([`青山 filing_status ${status}`]);
  });

  it('claim a count of models for its city, and no other count', () => {
    const count = (metric: string) =>
      lines(
        factsOf('北京已有54个大模型。', [
          {
            type: 'statistic',
            trigger: '54个',
            arguments: [
              entity('place', 'beijing'),
              { role: 'metric', value: metric, span: null },
              { role: 'value', value: 54, unit: '个', span: null },
            ],
          },
        ]),
      );
    expect(count('大模型数量')).toEqual(['北京 model_count 54']);
    expect(count('接入大模型的企业')).toEqual([]);
  });
});

it.each<[string, Told, string[]]>([
  [
    '蓝云智能完成3亿美元融资，估值20亿美元。',
    {
      type: 'funding',
      trigger: '融资',
      arguments: [
        entity('investee', 'lanyun'),
        { role: 'amount', value: 3e8, unit: 'USD', span: null },
        { role: 'valuation', value: 2e9, unit: 'USD', span: null },
      ],
    },
    ['蓝云智能 funding 300000000', '蓝云智能 valuation 2000000000'],
  ],
  [
    '蓝云智能获百度与红山科技投资。',
    {
      type: 'funding',
      trigger: '投资',
      arguments: [entity('investee', 'lanyun'), entity('investor', 'baidu'), entity('investor', 'hongshan')],
    },
    ['蓝云智能 investor 百度', '蓝云智能 investor 红山科技'],
  ],
  [
    '蓝云智能登陆科创板。',
    {
      type: 'listing',
      trigger: '登陆',
      foundBy: 'listing/lists',
      arguments: [entity('company', 'lanyun'), { role: 'exchange', value: '科创板', span: null }],
    },
    ['蓝云智能 exchange 科创板', '蓝云智能 listing listed'],
  ],
  [
    '蓝云智能递交上市申请。',
    {
      type: 'listing',
      trigger: '递交',
      foundBy: 'listing/applies',
      arguments: [entity('company', 'lanyun')],
    },
    ['蓝云智能 listing applied'],
  ],
  [
    '沈墨加入蓝云智能，任首席科学家。',
    {
      type: 'personnel',
      trigger: '加入',
      foundBy: 'personnel/joins',
      arguments: [
        person('沈墨'),
        entity('organization', 'lanyun'),
        { role: 'position', value: '首席科学家', span: null },
      ],
    },
    ['蓝云智能 people 沈墨（首席科学家）'],
  ],
  [
    '沈墨和陆青从蓝云智能离职。',
    {
      type: 'personnel',
      trigger: '离职',
      foundBy: 'personnel/leaves',
      arguments: [person('沈墨'), person('陆青'), entity('organization', 'lanyun')],
    },
    ['蓝云智能 former_people 沈墨', '蓝云智能 former_people 陆青'],
  ],
  [
    '许多人离职，沈墨仍执掌蓝云智能的业务。',
    {
      type: 'personnel',
      trigger: '执掌',
      foundBy: 'personnel/appointed',
      arguments: [person('沈墨'), entity('organization', 'lanyun')],
    },
    [],
  ],
  [
    '原百度总裁沈墨加入蓝云智能。',
    {
      type: 'personnel',
      trigger: '加入',
      foundBy: 'personnel/joins',
      arguments: [
        person('沈墨'),
        entity('organization', 'lanyun'),
        { role: 'position', value: '总裁', span: { start: 3, end: 5 } },
      ],
    },
    ['蓝云智能 people 沈墨'],
  ],
  [
    '沈墨曾在蓝云智能担任首席科学家。',
    {
      type: 'personnel',
      trigger: '担任',
      time: '2019',
      foundBy: 'personnel/appointed',
      arguments: [
        person('沈墨'),
        entity('organization', 'lanyun'),
        { role: 'position', value: '首席科学家', span: null },
      ],
    },
    ['蓝云智能 former_people 沈墨（首席科学家）'],
  ],
  [
    '沈墨接替陆青出任蓝云智能董事长。',
    {
      type: 'personnel',
      trigger: '接替',
      foundBy: 'personnel/appointed',
      arguments: [person('沈墨'), person('陆青'), entity('organization', 'lanyun')],
    },
    ['蓝云智能 people 沈墨'],
  ],
  [
    '红山科技高管陆青将重返蓝云智能，担任总裁。',
    {
      type: 'personnel',
      trigger: '担任',
      foundBy: 'personnel/appointed',
      arguments: [person('陆青'), entity('organization', 'lanyun')],
    },
    [],
  ],
  [
    '蓝云智能旗下基金向红山科技投资3亿元。',
    {
      type: 'funding',
      trigger: '投资',
      arguments: [entity('investee', 'lanyun'), entity('investor', 'hongshan')],
    },
    [],
  ],
  [
    '百度希望向蓝云智能投资3亿美元。',
    {
      type: 'funding',
      trigger: '投资',
      arguments: [
        entity('investee', 'lanyun'),
        entity('investor', 'baidu'),
        { role: 'amount', value: 3e8, unit: 'USD', span: { start: 11, end: 15 } },
      ],
    },
    [],
  ],
  [
    '蓝云智能的新手机上市发售。',
    {
      type: 'listing',
      trigger: '上市',
      foundBy: 'listing/lists',
      arguments: [entity('company', 'lanyun')],
    },
    [],
  ],
  [
    '百度收购了蓝云智能的芯片部门。',
    {
      type: 'acquisition',
      trigger: '收购',
      arguments: [entity('acquirer', 'baidu'), entity('target', 'lanyun')],
    },
    [],
  ],
  [
    '青山开启邀测。',
    { type: 'model_release', trigger: '开启', time: '2023-08', arguments: [entity('model', 'qingshan')] },
    ['青山 release_date 2023-08', '青山 test_date 2023-08'],
  ],
  [
    '青山向全社会全面开放。',
    { type: 'model_release', trigger: '开放', time: '2023-08-31', arguments: [entity('model', 'qingshan')] },
    ['青山 public_date 2023-08-31', '青山 release_date 2023-08-31'],
  ],
  [
    '青山宣布降价，最高降幅90%。',
    {
      type: 'model_update',
      trigger: '降价',
      arguments: [entity('model', 'qingshan'), { role: 'change', value: '降价，最高降幅90%', span: null }],
    },
    ['青山 price 降价，最高降幅90%'],
  ],
  [
    '青山正式下线。',
    {
      type: 'model_update',
      trigger: '下线',
      arguments: [entity('model', 'qingshan'), { role: 'change', value: '正式下线', span: null }],
    },
    ['青山 status withdrawn'],
  ],
  [
    '百度已完成对蓝云智能的收购。',
    {
      type: 'acquisition',
      trigger: '收购',
      arguments: [entity('acquirer', 'baidu'), entity('target', 'lanyun')],
    },
    ['蓝云智能 parent 百度'],
  ],
  [
    '百度收购蓝云智能的交易引发关注。',
    {
      type: 'acquisition',
      trigger: '收购',
      arguments: [entity('acquirer', 'baidu'), entity('target', 'lanyun')],
    },
    [],
  ],
  [
    '上海发布《模型行动方案》。',
    {
      type: 'policy',
      trigger: '发布',
      arguments: [entity('place', 'shanghai'), { role: 'title', value: '模型行动方案', span: null }],
    },
    ['上海 policy 模型行动方案'],
  ],
])('%s', (text, told, expected) => {
  expect(lines(factsOf(text, [told])).sort()).toEqual(expected);
});

it.each<Modality>(['planned', 'rumored', 'denied'])('says nothing of an event that is %s', (modality) => {
  const told: Told[] = [
    {
      type: 'model_release',
      trigger: '发布',
      modality,
      time: '2023-10',
      arguments: [entity('model', 'qingshan')],
    },
    { type: 'open_source', trigger: '开源', modality, arguments: [entity('model', 'qingshan')] },
    { type: 'filing', trigger: '备案', modality, arguments: [entity('model', 'qingshan')] },
  ];
  expect(factsOf('关于青山的发布、开源与备案。', told)).toEqual([]);
});

it('knows stages and comings only by rules that exist', () => {
  const names = new Set(RULES.map(({ name }) => name));
  const named = [...Object.keys(LISTING_STAGES), ...Object.keys(PEOPLE_PROPERTIES)];
  expect(named.filter((name) => !names.has(name))).toEqual([]);
});
