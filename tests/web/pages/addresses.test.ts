import { describe, expect, it } from 'vitest';
import { dayParameter, numberParameter, textParameter } from '../../../src/web/pages/parameters.ts';
import { entityKeyOf, entityPath, withQuery } from '../../../src/web/pages/paths.ts';
import { firstDayOf, lastDayOf, placeOf, placeText } from '../../../src/web/pages/place.ts';

describe('addresses of entities', () => {
  it.each([
    [{ kind: 'model', entityId: 'wenxin', name: '文心' }, '/models/wenxin', 'model:wenxin'],
    [{ kind: 'city', entityId: 'beijing', name: '北京' }, '/cities/beijing', 'city:beijing'],
    [
      { kind: 'organization', entityId: null, name: '青禾/智能?' },
      '/organizations/~%E9%9D%92%E7%A6%BE%2F%E6%99%BA%E8%83%BD%3F',
      'organization?青禾/智能?',
    ],
  ] as const)('%j stands at %s, and leads back to its key', (entity, path, key) => {
    expect(entityPath(entity)).toBe(path);
    expect(entityKeyOf(entity.kind, decodeURIComponent(path.split('/')[2] ?? ''))).toBe(key);
  });

  it('gives persons none, and lets half a character do no harm', () => {
    expect(entityPath({ kind: 'person', entityId: null, name: '杜若川' })).toBeNull();
    expect(entityPath({ kind: 'model', entityId: null, name: 'a\ud800b' })).toBe('/models/~a%EF%BF%BDb');
  });
});

describe('parameters', () => {
  const query = new URLSearchParams(
    'q=%20%E7%99%BE%E5%BA%A6%20&empty=&asOf=2023-02-29&day=2023-07-07&page=0&huge=99999999999999',
  );

  it('are taken when they make sense', () => {
    expect(textParameter(query, 'q')).toBe('百度');
    expect(textParameter(query, 'empty')).toBeNull();
    expect(dayParameter(query, 'day')).toBe('2023-07-07');
    expect(dayParameter(query, 'asOf')).toBeNull();
    expect(numberParameter(query, 'page', 1)).toBe(1);
    expect(numberParameter(query, 'huge', 1)).toBeNull();
  });

  it('are left out of an address when they have no value', () => {
    expect(withQuery('/events', { type: 'funding', status: null, entity: '', after: undefined })).toBe(
      '/events?type=funding',
    );
    expect(withQuery('/events', {})).toBe('/events');
  });
});

describe('places and days', () => {
  it('lead from an address to the place and back', () => {
    const place = { day: '2023-07-07', id: 'e_12' };
    expect(placeOf(placeText(place))).toEqual(place);
    expect(placeOf(null)).toBeNull();
    expect(placeOf('nonsense')).toBeNull();
  });

  it.each([
    ['2023', '2023-01-01', '2023-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-07-07', '2023-07-07', '2023-07-07'],
  ])('%s runs from %s to %s', (time, first, last) => {
    expect([firstDayOf(time), lastDayOf(time)]).toEqual([first, last]);
  });
});
