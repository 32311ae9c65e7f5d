/** What every page does: tidies its addresses, answers as one types, makes pitches to measure, and keeps itself for later. */
import { askAsOneTypes } from './ask.ts';
import { choosePitch } from './choose.ts';
import { keepOffline, tidy } from './place.ts';

const script = document.querySelector<HTMLScriptElement>('head script[src]');

tidy(document.body);
const parts = script?.dataset.parts?.split(' ') ?? [];
askAsOneTypes(parts);
choosePitch(parts);
keepOffline();
