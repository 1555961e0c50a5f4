import type { AnyCommand } from '#kernel/command.ts';
import { confirmDelivery, draftBulletin, editBulletin, readBulletin, sendBulletin } from './bulletins.ts';
import { acceptItem, addItem, changeItem, dropItem, notDone, reportDone, reportProgress } from './items.ts';
import {
  arrangeMeeting,
  callMeeting,
  cancelMeeting,
  changeMeeting,
  declineMeeting,
  proposeMeeting,
} from './meetings.ts';
import { correctMember, endMember, nameMember, replaceMember } from './members.ts';
import { confirmMinutes, draftMinutes } from './minutes.ts';
import { correctCouncil, endCouncil, setUpCouncil } from './set-up.ts';
import { declineTopic, discussTopic, proposeTopic, putOnAgenda } from './topics.ts';

export const commands: readonly AnyCommand[] = [
  setUpCouncil,
  correctCouncil,
  endCouncil,
  nameMember,
  correctMember,
  replaceMember,
  endMember,
  callMeeting,
  proposeMeeting,
  arrangeMeeting,
  declineMeeting,
  changeMeeting,
  cancelMeeting,
  proposeTopic,
  putOnAgenda,
  discussTopic,
  declineTopic,
  draftMinutes,
  confirmMinutes,
  addItem,
  changeItem,
  dropItem,
  reportProgress,
  reportDone,
  acceptItem,
  notDone,
  draftBulletin,
  editBulletin,
  sendBulletin,
  readBulletin,
  confirmDelivery,
];
