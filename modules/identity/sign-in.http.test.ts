import { generateSync } from 'otplib';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { browser, FIRST_PASSWORD, makeWorld } from './identity.fixture.ts';
import { SIGN_IN } from './settings.ts';

const db = await testDatabase();
const world = await makeWorld(db);
afterAll(() => world.close());
const NEXT_PASSWORD = 'Guiju%2026yuan';

const codeNow = (secret: string) => generateSync({ secret, epoch: Math.floor(world.clock.now().getTime() / 1000) });

describe('signing in', () => {
  it('[PER-01] opens in the post held, in an HttpOnly SameSite=Strict cookie', async () => {
    await world.person('衡一', 'heng-1', [['990102.scjg', 'officer']]);
    const response = await world.http.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-zs-request': '1' },
      payload: { username: 'heng-1', password: FIRST_PASSWORD },
    });
    expect(response.json()).toMatchObject({ name: '衡一', expect: null });
    expect(response.json().posts[0]).toMatchObject({ unit_name: '演示东区市场监督管理局', role_labels: ['执法人员'] });
    const cookie = response.cookies.find((one) => one.name === 'zs_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie?.value.length).toBeGreaterThanOrEqual(43);
  });

  it('gives the same answer for an unknown user and a wrong password, and locks both after five failures', async () => {
    await world.person('衡二', 'heng-2', [['990102.scjg', 'officer']]);
    for (const username of ['heng-2', 'nobody-here']) {
      const answers = [];
      for (let i = 0; i < 5; i++) answers.push(await browser(world).signIn(username, 'Wrong#password1'));
      expect(answers.slice(0, 4).map((it) => [it.status, it.body.code])).toEqual(Array(4).fill([401, 'sign-in.wrong']));
      expect(answers[4]?.body.code).toBe('sign-in.locked');
      expect(answers[4]?.body.detail).toContain('已锁定15分钟');
      expect((await browser(world).signIn(username)).body.code).toBe('sign-in.locked');
    }
    world.clock.advance({ minutes: 16 });
    expect((await browser(world).signIn('heng-2')).status).toBe(200);
  });

  it('counts guesses sent at once', async () => {
    await world.person('衡三', 'heng-3', [['990102.scjg', 'officer']]);
    const guesses = Array.from({ length: 12 }, (_, i) => browser(world).signIn('heng-3', `Guess#number${i}`));
    const codes = (await Promise.all(guesses)).map((it) => it.body.code);
    expect(codes.filter((code) => code === 'sign-in.wrong')).toHaveLength(4);
    expect((await browser(world).signIn('heng-3')).body.code).toBe('sign-in.locked');
    world.clock.advance({ minutes: 16 });
  });

  it('slows one address down that tries many accounts', async () => {
    const codes = [];
    for (let i = 0; i < SIGN_IN.per_address + 2; i++)
      codes.push((await browser(world, undefined, '10.9.9.9').signIn(`somebody-${i}`, 'Some#password1')).body.code);
    expect(codes.slice(0, -2)).toEqual(Array(SIGN_IN.per_address).fill('sign-in.wrong'));
    expect(codes.slice(-2)).toEqual(['too-many.requests', 'too-many.requests']);
  });

  it('lets a first sign-in do nothing but change the password, by the rules', async () => {
    await world.person('衡四', 'heng-4', [['990102.scjg', 'officer']], true);
    const page = browser(world);
    expect((await page.signIn('heng-4')).body.expect).toBe('must_change');
    expect((await page.post('/api/records/unit/list')).body).toMatchObject({
      status: 401,
      code: 'sign-in.must-change',
    });
    const wish = (wanted: string) => page.post('/api/session/password', { present: FIRST_PASSWORD, wanted });
    expect((await wish('short1A')).body.detail).toContain('至少10位');
    expect((await wish('alllowercase')).body.detail).toContain('至少3种');
    expect((await wish('My-heng-4-Word')).body.detail).toContain('不能包含用户名');
    expect((await wish(FIRST_PASSWORD)).body.detail).toContain('最近5次');
    const before = page.token();
    expect((await wish(NEXT_PASSWORD)).body.expect).toBeNull();
    expect(page.token()).not.toBe(before);
    expect((await page.post('/api/records/unit/list')).status).toBe(200);
    expect((await browser(world, before).get('/api/session')).body.code).toBe('sign-in.expired');
  });

  it('does not take back any of the last five passwords, and asks for a new one after ninety days', async () => {
    await world.person('衡五', 'heng-5', [['990102.scjg', 'officer']]);
    const page = browser(world);
    await page.signIn('heng-5');
    const used = [FIRST_PASSWORD, ...[1, 2, 3, 4, 5].map((n) => `Changed#${n}#word`)];
    for (let i = 1; i < used.length; i++)
      expect((await page.post('/api/session/password', { present: used[i - 1], wanted: used[i] })).status).toBe(200);
    const present = used.at(-1);
    expect((await page.post('/api/session/password', { present, wanted: used[1] })).body.detail).toContain('最近5次');
    expect((await page.post('/api/session/password', { present, wanted: FIRST_PASSWORD })).status).toBe(200);
    world.clock.advance({ days: 91 });
    expect((await browser(world).signIn('heng-5')).body.expect).toBe('must_change');
  });

  it('leaves when idle, at the end of the day and on leaving, on the server', async () => {
    await world.person('衡六', 'heng-6', [['990102.scjg', 'officer']]);
    const page = browser(world);
    await page.signIn('heng-6');
    world.clock.advance({ minutes: 19 });
    expect((await page.get('/api/session')).status).toBe(200);
    world.clock.advance({ minutes: 21 });
    expect((await page.get('/api/session')).body.code).toBe('sign-in.expired');

    await page.signIn('heng-6');
    for (let i = 0; i < 48; i++) {
      world.clock.advance({ minutes: 15 });
      await page.get('/api/session');
    }
    expect((await page.get('/api/session')).body.code).toBe('sign-in.expired');

    await page.signIn('heng-6');
    const token = page.token();
    await page.remove('/api/session');
    expect((await browser(world, token).post('/api/records/unit/list')).body.code).toBe('sign-in.expired');
  });

  it('shows the own sessions and ends the others', async () => {
    await world.person('衡七', 'heng-7', [['990102.scjg', 'officer']]);
    const [here, there] = [browser(world), browser(world)];
    await there.signIn('heng-7');
    await here.signIn('heng-7');
    const { sessions } = (await here.get('/api/sessions')).body;
    expect(sessions).toHaveLength(2);
    expect(sessions.map((it: { agent: string }) => it.agent)).toEqual(['测试浏览器', '测试浏览器']);
    const other = sessions.find((it: { here: boolean }) => !it.here);
    expect((await here.remove(`/api/sessions/${other.id}`)).body).toEqual({ ended: 1 });
    expect((await there.get('/api/session')).status).toBe(401);
    expect((await here.get('/api/session')).status).toBe(200);
  });

  it('does not end the session of somebody else', async () => {
    await world.person('衡八', 'heng-8', [['990102.scjg', 'officer']]);
    await world.person('衡九', 'heng-9', [['990102.scjg', 'officer']]);
    const [mine, theirs] = [browser(world), browser(world)];
    await mine.signIn('heng-8');
    await theirs.signIn('heng-9');
    const [session] = (await theirs.get('/api/sessions')).body.sessions;
    expect((await mine.remove(`/api/sessions/${session.id}`)).status).toBe(404);
    expect((await theirs.get('/api/session')).status).toBe(200);
  });

  it('gives a planted token nothing: the one signed in with is new, and the planted one ends', async () => {
    await world.person('衡十', 'heng-10', [['990102.scjg', 'officer']]);
    const attacker = browser(world);
    await attacker.signIn('heng-10');
    const planted = attacker.token();
    const victim = browser(world, planted);
    await victim.signIn('heng-10');
    expect(victim.token()).not.toBe(planted);
    expect((await attacker.get('/api/session')).body.code).toBe('sign-in.expired');
    const invented = browser(world, 'a'.repeat(43));
    await invented.signIn('heng-10');
    expect(invented.token()).not.toBe('a'.repeat(43));
  });

  it('renews the token when the post is switched, and the old one is dead', async () => {
    const { posts } = await world.person('衡十一', 'heng-11', [
      ['990102.scjg', 'officer'],
      ['990102.yjgl', 'agency-head'],
    ]);
    const page = browser(world);
    await page.signIn('heng-11');
    const before = page.token();
    const switched = await page.post('/api/session/post', { post: posts[1] });
    expect(switched.body.acting).toBe(posts[1]);
    expect(page.token()).not.toBe(before);
    expect((await browser(world, before).get('/api/session')).status).toBe(401);
    await page.remove('/api/session');
    expect((await page.signIn('heng-11')).body.acting).toBe(posts[1]);
  });

  it('refuses a post that is somebody else’s', async () => {
    const other = await world.person('衡十二', 'heng-12', [['990102.sf', 'bureau-head']]);
    await world.person('衡十三', 'heng-13', [['990102.scjg', 'officer']]);
    const page = browser(world);
    await page.signIn('heng-13');
    expect((await page.post('/api/session/post', { post: other.posts[0] })).body.code).toBe('right.post');
  });
});

describe('the second factor', () => {
  it('is enrolled at the first sign-in of a supervisor, asked afterwards, and each code works once', async () => {
    await world.person('矩一', 'ju-1', [['990102.sf', 'supervisor']]);
    const page = browser(world);
    expect((await page.signIn('ju-1')).body.expect).toBe('enrol');
    expect((await page.post('/api/records/unit/list')).body.code).toBe('sign-in.enrol');
    const started = (await page.post('/api/session/totp')).body;
    expect(started.qr).toContain('<svg');
    expect(started.uri).toContain('otpauth://totp/');
    expect((await page.post('/api/session/totp/verify', { code: '000000' })).body.code).toBe('sign-in.code-wrong');
    expect((await page.post('/api/session/totp/verify', { code: codeNow(started.secret) })).body.expect).toBeNull();
    expect((await page.post('/api/records/unit/list')).status).toBe(200);

    const again = browser(world);
    expect((await again.signIn('ju-1')).body.expect).toBe('code');
    expect((await again.post('/api/records/unit/list')).body.code).toBe('sign-in.code');
    const reused = await again.post('/api/session/code', { code: codeNow(started.secret) });
    expect(reused.body.code).toBe('sign-in.code-used');
    world.clock.advance({ seconds: 60 });
    const before = again.token();
    const code = codeNow(started.secret);
    const racing = await Promise.all([
      again.post('/api/session/code', { code }),
      browser(world, before).post('/api/session/code', { code }),
    ]);
    expect(racing.map((it) => it.status).sort()).toEqual([200, 401]);
    expect(again.token() === before && racing[0]?.status === 200).toBe(false);
  });

  it('takes the code with the password in one step', async () => {
    await world.person('矩二', 'ju-2', [['990102.sf', 'bureau-head']]);
    const page = browser(world);
    await page.signIn('ju-2');
    const { secret } = (await page.post('/api/session/totp')).body;
    await page.post('/api/session/totp/verify', { code: codeNow(secret) });
    world.clock.advance({ seconds: 90 });
    expect((await browser(world).signIn('ju-2', FIRST_PASSWORD, codeNow(secret))).body.expect).toBeNull();
  });

  it('locks after five wrong codes and ends the half-open session', async () => {
    await world.person('矩三', 'ju-3', [['990102.sf', 'supervisor']]);
    const page = browser(world);
    await page.signIn('ju-3');
    const { secret } = (await page.post('/api/session/totp')).body;
    await page.post('/api/session/totp/verify', { code: codeNow(secret) });
    world.clock.advance({ seconds: 90 });
    const guess = browser(world);
    await guess.signIn('ju-3');
    const codes = [];
    for (let i = 0; i < 5; i++) codes.push((await guess.post('/api/session/code', { code: '000001' })).body.code);
    expect(codes).toEqual([...Array(4).fill('sign-in.code-wrong'), 'sign-in.locked']);
    expect((await guess.get('/api/session')).status).toBe(401);
  });
});
