// Something a person has to mend: shown in plain words.
export class Trouble extends Error {
  constructor(what, remedy) {
    super(what);
    this.remedy = remedy;
  }
}
