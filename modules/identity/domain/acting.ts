/** From what a session says to the actor that commands and reads are done as. Pure. */
import { refuse } from '#kernel/refusal.ts';
import type { Registry } from '#kernel/registry.ts';
import type { ActingUnit, Actor, Grant } from '#kernel/rights.ts';
import { SIGN_IN } from '../settings.ts';
import { delegatedGrants } from './delegation-rules.ts';
import { passwordIsOld } from './password-rules.ts';

export interface SessionPost {
  readonly post: string;
  readonly role: string;
  readonly title: string | null;
  readonly unit: ActingUnit;
}

export interface SessionDelegation {
  readonly delegation: string;
  readonly from_person: string;
  readonly from_name: string;
  readonly post: string;
  readonly role: string;
  readonly acts: string;
  readonly rights: readonly string[];
  readonly valid_until: string;
  readonly unit: ActingUnit;
}

/** What the database answers for a live session. */
export interface SessionLook {
  readonly session: string;
  readonly account: string;
  readonly username: string;
  readonly person: string;
  readonly name: string;
  readonly method: 'password' | 'oidc';
  readonly code_passed: boolean;
  readonly enrolled: boolean;
  readonly must_change: boolean;
  readonly password_set_at: string | null;
  readonly post: string | null;
  readonly delegation: string | null;
  readonly posts: readonly SessionPost[];
  readonly delegations: readonly SessionDelegation[];
}

/** What the person must do before anything else. */
export type Expected = 'code' | 'must_change' | 'enrol';

export interface ExpectRules {
  readonly registry: Registry;
  /** False only on a demonstration platform. */
  readonly second_factor: boolean;
}

export function expectedOf(look: SessionLook, rules: ExpectRules, now: string): Expected | null {
  if (look.enrolled && !look.code_passed) return 'code';
  const old = look.password_set_at !== null && passwordIsOld(look.password_set_at, now);
  if (look.method === 'password' && (look.must_change || old)) return 'must_change';
  const roles = [...look.posts, ...look.delegations].map((it) => rules.registry.roles.get(it.role));
  if (rules.second_factor && !look.enrolled && roles.some((role) => role?.second_factor)) return 'enrol';
  return null;
}

const WORDS: Readonly<Record<Expected, string>> = {
  code: '请输入动态口令完成登录。',
  must_change: `请先修改口令：首次登录、管理员重置或使用满${SIGN_IN.password_days}天后必须修改。`,
  enrol: '您的岗位要求使用动态口令，请先完成绑定。',
};

/** The post acted in: the chosen one, else the first that is valid. */
export function actingPost(look: SessionLook): SessionPost | undefined {
  return look.posts.find((post) => post.post === look.post) ?? look.posts[0];
}

/** The actor of a session; throws what is expected first, or that there is no post. */
export function actorFrom(look: SessionLook, rules: ExpectRules, now: string): Actor {
  const expected = expectedOf(look, rules, now);
  if (expected) throw refuse(`sign-in.${expected.replace('_', '-')}`, WORDS[expected]);
  const { registry } = rules;
  const delegation = look.delegations.find((it) => it.delegation === look.delegation);
  const grantsOf = (roles: readonly string[]): Grant[] =>
    roles.flatMap((role) => registry.roles.get(role)?.grants ?? []);
  const common = { person: look.person, name: look.name, account: look.account, session: look.session };
  if (delegation) {
    const roles = [delegation.role];
    return {
      ...common,
      post: delegation.post,
      unit: delegation.unit,
      roles,
      grants: delegatedGrants(registry, grantsOf(roles), delegation.rights),
      supervisor: registry.roles.get(delegation.role)?.supervisor ?? false,
      for_person: { person: delegation.from_person, name: delegation.from_name, delegation: delegation.delegation },
    };
  }
  if (look.delegation) throw refuse('sign-in.delegation', '委托已经到期或终止，请切换回本人岗位。', { status: 403 });
  const acting = actingPost(look);
  if (!acting) throw refuse('right.no-post', '您目前没有在岗的岗位，不能办理业务。请联系安全管理员授予岗位。');
  const roles = [...new Set(look.posts.filter((it) => it.unit.code === acting.unit.code).map((it) => it.role))];
  return {
    ...common,
    post: acting.post,
    unit: acting.unit,
    roles,
    grants: grantsOf(roles),
    supervisor: roles.some((role) => registry.roles.get(role)?.supervisor),
  };
}

/** What the database answers about somebody who acted before. */
export type StandingLook = Pick<SessionLook, 'name' | 'posts' | 'delegations'>;

const GONE =
  '上传以后，您在该单位的岗位（或者委托）已经终止，没有再以您的名义办理。请换由在岗人员重新上传；岗位恢复后，您也可以在导入结果中逐行重新提交。';

/**
 * The same person in the same unit with the roles of now, for work that waited: no session is needed, since it was closed perhaps. Throws when the
 * account, the post or the delegation is over.
 */
export function actorAgain(before: Actor, look: StandingLook | undefined, registry: Registry): Actor {
  if (!look)
    throw refuse('right.no-post', '上传以后，您的账号已经停用，没有再以您的名义办理。请换由在岗人员重新上传。');
  const lent = before.for_person?.delegation;
  const here = lent
    ? look.delegations.find((it) => it.delegation === lent)
    : (look.posts.find((it) => it.post === before.post) ?? look.posts.find((it) => it.unit.code === before.unit.code));
  if (!here) throw refuse('right.no-post', GONE);
  const { person, account, session } = before;
  const whole: SessionLook = {
    ...{
      session,
      account,
      person,
      username: '',
      method: 'oidc',
      code_passed: true,
      enrolled: true,
      must_change: false,
    },
    ...{ password_set_at: null, name: look.name, posts: look.posts, delegations: look.delegations },
    post: here.post,
    delegation: lent ?? null,
  };
  return actorFrom(whole, { registry, second_factor: false }, '');
}
