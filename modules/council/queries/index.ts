import type { AnyQuery } from '#kernel/query.ts';
import { bulletinPage, meetingPage } from './meeting.ts';
import { memberRows } from './member-rows.ts';
import { overview } from './overview.ts';

export const queries: readonly AnyQuery[] = [overview, meetingPage, bulletinPage, memberRows];
