/** Council: members and liaisons, meetings, agreed items that become duties. See README.md. */
import type { ModuleDef } from '#kernel/registry.ts';
import { commands } from './commands/index.ts';
import { queries } from './queries/index.ts';
import { agreedItem } from './records/agreed-item.ts';
import { bulletinDelivery, councilBulletin } from './records/bulletin.ts';
import { council, councilMember } from './records/council.ts';
import { councilMeeting, councilTopic } from './records/meeting.ts';
import { grants, rights } from './rights.ts';

export type { AgreedItemRow } from './records/agreed-item.ts';
export type { CouncilMemberRow, CouncilRow } from './records/council.ts';
export type { CouncilMeetingRow, CouncilTopicRow } from './records/meeting.ts';

export const councilModule: ModuleDef = {
  name: 'council',
  label: '会商机制',
  records: [council, councilMember, councilMeeting, councilTopic, agreedItem, councilBulletin, bulletinDelivery],
  commands,
  queries,
  rights,
  grants,
};
