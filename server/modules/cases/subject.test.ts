import { expect, test } from 'vitest';
import { bareSubject, caseSubject, replySubject, saysNothing } from './subject.ts';

test('a subject is what is left without the marks of answering and forwarding, in whatever language', () => {
  expect(bareSubject('Re: AW: Fwd: SV: My parcel')).toBe('My parcel');
  expect(bareSubject('RE[2]: [EXT] WG: My\t parcel ')).toBe('My parcel');
  expect(bareSubject('Regarding: my parcel')).toBe('Regarding: my parcel');
  expect(bareSubject('Re: ')).toBeNull();
  expect(bareSubject(null)).toBeNull();
});

test('a case is called after the subject, else after what the message comes down to', () => {
  expect(caseSubject({ subject: 'Re: My parcel', text: 'x' })).toBe('My parcel');
  expect(caseSubject({ subject: null, text: "Hi!\nmy code doesn't work" })).toBe("my code doesn't work");
  expect(caseSubject({ subject: ' ', text: ' \n' })).toBe('Message without words');
  expect(caseSubject({ subject: 'a'.repeat(500), text: '' }).length).toBeLessThanOrEqual(121);
});

test('answering twice does not pile up "Re:"', () => {
  expect(replySubject('Re: My parcel')).toBe('Re: My parcel');
  expect(replySubject('My parcel')).toBe('Re: My parcel');
});

test('a greeting says nothing yet, a question does', () => {
  for (const greeting of ['hi', 'Hello!', 'hey there', 'Good morning', 'are you there?']) {
    expect([greeting, saysNothing(greeting)]).toEqual([greeting, true]);
  }
  for (const matter of ['hi my code fails', 'Help', 'hello, I want my money back', 'Heya']) {
    expect([matter, saysNothing(matter)]).toEqual([matter, false]);
  }
});
