/** Files of returns: what the module takes up. */
import type { AnyCommand } from '#kernel/command.ts';
import type { AnyQuery } from '#kernel/query.ts';
import { confirmDelivery } from './delivery/confirm.ts';
import { sendDelivery } from './delivery/send.ts';
import { enterFor } from './round/enter-for.ts';

export const fileCommands: readonly AnyCommand[] = [sendDelivery, confirmDelivery, enterFor];
export const fileQueries: readonly AnyQuery[] = [];
