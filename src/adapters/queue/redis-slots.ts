import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { HostSlots, NoSlot, Slot } from '../../ports/host-slots.ts';
import { Postponed } from '../../ports/queue.ts';

/** A turn that is not given back (its process died) ends by itself: longer than the minute a request may take. */
const TURN_MS = 75_000;
/** What is known of a host is forgotten after a day without a request. */
const REMEMBER_MS = 86_400_000;
const FIRST_PATIENCE_MS = 60_000;
const LONGEST_PATIENCE_MS = 3_600_000;
const LONGEST_ASKED_MS = 7 * 86_400_000;
const LARGEST_FACTOR = 16;
/** Good answers in a row until a widened gap is halved. */
const GOOD_ANSWERS = 10;
/** Before a task asks a Redis again that did not answer. */
const REDIS_PAUSE_MS = 2_000;
/** Between two questions for a turn that somebody else holds. */
const ASK_AGAIN_MS = 50;

/**
 * KEYS: turn, state. ARGV: token, turn's ms, gap ms, remember ms.
 * Gives 0 when the turn is taken, else the milliseconds to wait (negative: the host asked for patience).
 * Time is Redis's own, so that workers with wrong clocks keep the gap.
 */
const ACQUIRE = `
local t = redis.call('TIME'); local now = t[1] * 1000 + math.floor(t[2] / 1000)
local held = redis.call('PTTL', KEYS[1])
if held > 0 then return math.min(held, tonumber(ARGV[5])) end
local s = redis.call('HMGET', KEYS[2], 'freeSince', 'factor', 'notBefore')
local notBefore = tonumber(s[3] or '0')
if notBefore > now then return -(notBefore - now) end
local at = tonumber(s[1] or '0') + ARGV[3] * tonumber(s[2] or '1')
if at > now then return math.ceil(at - now) end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 0`;

/** KEYS: turn, state. ARGV: token, remember ms. The gap counts from here. */
const RELEASE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local t = redis.call('TIME')
redis.call('HSET', KEYS[2], 'freeSince', t[1] * 1000 + math.floor(t[2] / 1000))
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return redis.call('DEL', KEYS[1])`;

/** KEYS: state. ARGV: asked ms (-1: not told), first, longest, largest factor, remember ms. */
const SLOW_DOWN = `
local t = redis.call('TIME'); local now = t[1] * 1000 + math.floor(t[2] / 1000)
local refusals = redis.call('HINCRBY', KEYS[1], 'refusals', 1)
local own = math.min(tonumber(ARGV[3]), ARGV[2] * 2 ^ (refusals - 1))
local asked = tonumber(ARGV[1]); if asked <= 0 then asked = own end
local s = redis.call('HMGET', KEYS[1], 'factor', 'notBefore')
redis.call('HSET', KEYS[1], 'good', 0, 'factor', math.min(tonumber(ARGV[4]), tonumber(s[1] or '1') * 2),
  'notBefore', math.max(tonumber(s[2] or '0'), now + asked))
redis.call('PEXPIRE', KEYS[1], math.max(tonumber(ARGV[5]), asked))
return 0`;

/** KEYS: state. ARGV: good answers until the gap is halved. */
const ANSWERED_WELL = `
local factor = tonumber(redis.call('HGET', KEYS[1], 'factor') or '1')
if factor <= 1 then return 0 end
redis.call('HSET', KEYS[1], 'refusals', 0)
if redis.call('HINCRBY', KEYS[1], 'good', 1) < tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'good', 0, 'factor', math.max(1, factor / 2))
return 0`;

/** Redis is away, full or starting: nothing is wrong with the host, and the task was not really tried. */
async function orLater<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Postponed(`no turn at the host, Redis: ${why}`, { afterMs: REDIS_PAUSE_MS, cause: error });
  }
}

/** Turns at hosts, shared by all processes that use one Redis. */
class RedisSlots implements HostSlots {
  readonly #redis: Redis;
  readonly #prefix: string;

  constructor(redis: Redis, prefix: string) {
    this.#redis = redis;
    this.#prefix = prefix;
  }

  #keys(host: string): [turn: string, state: string] {
    return [`${this.#prefix}:host-turn:${host}`, `${this.#prefix}:host-state:${host}`];
  }

  async acquire(host: string, gapMs: number, maxWaitMs: number): Promise<Slot | NoSlot> {
    const [turn, state] = this.#keys(host);
    const token = randomUUID();
    const begin = performance.now();
    for (;;) {
      const times = [TURN_MS, gapMs, REMEMBER_MS, ASK_AGAIN_MS];
      const answer = await orLater(this.#redis.eval(ACQUIRE, 2, turn, state, token, ...times));
      const waitedMs = Math.round(performance.now() - begin);
      const pause = Number(answer);
      if (pause === 0) return { kind: 'slot', waitedMs, release: () => this.#release(turn, state, token) };
      const left = maxWaitMs - waitedMs;
      if (Math.abs(pause) > left) {
        const retryAfterMs = Math.max(Math.abs(pause), gapMs);
        return { kind: 'no-slot', retryAfterMs, why: pause < 0 ? 'slowed-down' : 'busy' };
      }
      await wait(Math.abs(pause));
    }
  }

  async #release(turn: string, state: string, token: string): Promise<void> {
    // What was fetched counts although Redis is away: the turn ends by itself.
    await this.#redis.eval(RELEASE, 2, turn, state, token, REMEMBER_MS).catch(() => undefined);
  }

  async slowDown(host: string, forMs: number | null): Promise<void> {
    const [, state] = this.#keys(host);
    const asked = forMs === null ? -1 : Math.min(forMs, LONGEST_ASKED_MS);
    const patience = [FIRST_PATIENCE_MS, LONGEST_PATIENCE_MS, LARGEST_FACTOR, REMEMBER_MS];
    await orLater(this.#redis.eval(SLOW_DOWN, 1, state, asked, ...patience));
  }

  async answeredWell(host: string): Promise<void> {
    await orLater(this.#redis.eval(ANSWERED_WELL, 1, this.#keys(host)[1], GOOD_ANSWERS));
  }
}

/**
 * Turns at hosts for all workers of a deployment: one request at a time and a gap between two, kept in Redis.
 * The connection's owner closes it. While Redis is away `acquire` throws `Postponed`, and the task comes back later.
 */
export function createRedisSlots(redis: Redis, prefix = 'shanshui'): HostSlots {
  return new RedisSlots(redis, prefix);
}
