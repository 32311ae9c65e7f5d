/** What talks with a person, in one bundle: these commands share most of what they need. */
export { assessCommand } from './assess.ts';
export { chatCommand } from './chat.ts';
export { rehearseCommand } from './rehearse.ts';
