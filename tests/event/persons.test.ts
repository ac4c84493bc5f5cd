import { describe, expect, it } from 'vitest';
import { findPersons, namesAgain, wholeNames } from '../../src/event/persons.ts';

const namesIn = (text: string, known: readonly string[] = []) =>
  findPersons(text, { start: 0, end: text.length }, [], new Set(known)).map((person) => person.name);

describe('findPersons', () => {
  it.each<[string, string, string[]]>([
    ['a title before the name', '公司CEO林晓明表示，业绩良好。', ['林晓明']],
    ['two given characters where they fit', '副总裁陈志远在会上说。', ['陈志远']],
    ['one given character', '董事长张勇宣布辞职。', ['张勇']],
    ['a compound surname', '创始人欧阳明月离职。', ['欧阳明月']],
    ['a verb of going', '周立群已从公司离职。', ['周立群']],
    ['a verb of coming, with a date', '2021年，林晓明加入了新公司。', ['林晓明']],
    [
      'a list with titles',
      '总裁林晓明、副总裁陈志远和首席科学家周立群相继离职。',
      ['林晓明', '陈志远', '周立群'],
    ],
    ['a transliterated name', '首席执行官萨姆·奥尔特曼表示欢迎。', ['萨姆·奥尔特曼']],
    ['a transliterated name between other words', '此后约翰·史密斯周四宣布退休。', ['约翰·史密斯']],
    ['a Latin name beside a title', '首席科学家Jane Miller已经离开。', ['Jane Miller']],
    ['an age', '接手的是27岁的林晓明。', ['林晓明']],
    ['a form of address', '公司说，林晓明女士已获聘用。', ['林晓明']],
    ['what the person is known for', '深度学习大牛景志鲲离职。', ['景志鲲']],
    ['two names before one verb', '周立群和林晓明分别出任要职。', ['周立群', '林晓明']],
    ['a single Latin name between a title and a verb', '公司联创Ilya离职。', ['Ilya']],
    ['a noted person without any title', '此前马斯克和辛顿都谈过。', ['马斯克', '辛顿']],
    ['one person whose name a bracket repeats', '总裁萨姆·奥尔特曼（Sam Altman）说。', ['萨姆·奥尔特曼']],
  ])('knows %s', (_, text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  it.each([
    ['公司任命高级副总裁。'],
    ['项目负责人表示，方案已经完成。'],
    ['金额巨大，成员众多。'],
    ['两人由于方向不同而离开。'],
    ['公司董事长、总经理均已离职。'],
    ['He Moved On And On'],
  ])('finds none in %s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('finds a known name without any sign', () => {
    expect(namesIn('昨天林晓明很高兴。', ['林晓明'])).toEqual(['林晓明']);
  });

  it('gives the title and the organization before the name', () => {
    const text = '百度副总裁、平台负责人陈志远离职。';
    const organization = {
      start: 0,
      end: 2,
      kind: 'organization',
      entityId: 'baidu',
      name: '百度',
      confidence: 1,
      reasons: [],
    } as const;
    const [person] = findPersons(text, { start: 0, end: text.length }, [organization]);
    expect(person?.affiliation?.name).toBe('百度');
    expect(
      person?.position === null || person?.position === undefined
        ? ''
        : text.slice(person.position.start, person.position.end),
    ).toBe('副总裁、平台负责人');
  });
});

describe('namesAgain', () => {
  it.each<[string, { start: number; end: number } | null, string[]]>([
    ['约翰·詹南德雷亚', null, ['约翰·詹南德雷亚', '詹南德雷亚']],
    ['林晓明', null, ['林晓明']],
    ['张勇', null, []],
    ['张勇', { start: 0, end: 3 }, ['张勇']],
  ])('of %s', (name, position, expected) => {
    expect(namesAgain({ start: 3, end: 3 + name.length, name, position, affiliation: null })).toEqual(
      expected,
    );
  });
});

describe('wholeNames', () => {
  it('gives the whole name to a last part that one person has', () => {
    const names = wholeNames(['Yann LeCun', '约翰·詹南德雷亚', 'Ann Smith', 'Bob Smith', '林晓明']);
    expect([...names]).toEqual([
      ['LeCun', 'Yann LeCun'],
      ['詹南德雷亚', '约翰·詹南德雷亚'],
    ]);
  });
});
