//! The table on which rows are laid together: links between people are found, and what is linked becomes one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use words::{PartialDate, fold};

use super::super::super::{Number, Source, Stated, TitleCode};
use super::super::alike::{Match, Who, is_day, narrower, same_by_number};
use super::super::unite::Joining;
use super::{Conflict, Decisions, Doubt, Doubtful, Joined, Repeated};

/// With how many of the next that share name and birth, or name, year and unit, somebody is compared. More than that alike,
/// without numbers, are nobody's list of real people, and must not cost the square of their count.
const NEIGHBOURS_MAX: usize = 20;

pub(super) struct Table {
    /// People by the row that names them first; nothing where a row was joined to an earlier one.
    people: Vec<Option<Joining>>,
    /// Where each row stands.
    sources: Vec<Arc<Source>>,
    sets: Sets,
    /// Name and year of birth of each row.
    keys: Vec<u32>,
    units: Names,
    /// Unit and list of each row.
    homes: Vec<(u32, u32)>,
    /// Rows the office told apart.
    apart: Vec<Pair>,
    doubts: Vec<Link>,
    conflicts: Vec<Conflict>,
    repeated: Vec<Repeated>,
}

/// Two rows, the earlier first.
type Pair = (u32, u32);

/// Two rows, and why it is not sure that they are one.
type Link = (u32, u32, Doubtful);

impl Table {
    pub(super) fn of(rows: Vec<Stated>, decisions: &Decisions) -> Table {
        let mut names = Names::default();
        let mut keyed: HashMap<(u32, i16), u32> = HashMap::new();
        let (mut units, mut lists) = (Names::default(), HashMap::new());
        let mut keys = Vec::with_capacity(rows.len());
        let mut homes = Vec::with_capacity(rows.len());
        for row in &rows {
            let key = (names.place(&row.person.name), row.person.birth.earliest().year());
            let next = keyed.len() as u32;
            keys.push(*keyed.entry(key).or_insert(next));
            let next = lists.len() as u32;
            homes.push((units.place(&row.unit), *lists.entry(list_of(&row.source)).or_insert(next)));
            for held in &row.holds {
                units.place(&held.unit);
            }
        }
        let sets = Sets::of(rows.len());
        let sources = rows.iter().map(|row| Arc::clone(&row.source)).collect();
        let apart = pairs(&rows, &decisions.different);
        let people = rows.into_iter().map(|row| Some(Joining::of(row))).collect();
        let (doubts, conflicts, repeated) = (Vec::new(), Vec::new(), Vec::new());
        Table { people, sources, sets, keys, units, homes, apart, doubts, conflicts, repeated }
    }

    pub(super) fn join_by_decision(&mut self, decisions: &Decisions) {
        let links = {
            let rows: Vec<&Stated> = self.people.iter().flatten().map(|person| &person.stated).collect();
            pairs(&rows, &decisions.same)
        };
        self.join(links);
    }

    /// Joins rows that state one number, except where name and birth are another person's.
    pub(super) fn join_by_number(&mut self) {
        let mut of_number: HashMap<&Number, Vec<u32>> = HashMap::new();
        for (at, person) in self.living() {
            if let Some(number) = &person.person.number {
                of_number.entry(number).or_default().push(at);
            }
        }
        let apart = self.apart();
        let (mut sure, mut doubts) = (Vec::new(), Vec::new());
        for (number, rows) in of_number {
            // Rows that the office told apart and that still share a number are for the office to look at again.
            let told_apart = each_pair(&rows).any(|pair| apart.contains(&pair));
            for (one, two) in each_pair(&rows) {
                match !told_apart && same_by_number(&self.row(one).person, &self.row(two).person, number) {
                    true => sure.push((one, two)),
                    false => doubts.push((one, two, Doubtful::Number)),
                }
            }
        }
        self.join(sure);
        self.doubts.extend(doubts);
    }

    /// Joins people who are surely one by name, birth and unit. What two rows state together may make a third one sure, so
    /// this is done until nobody is joined any more.
    pub(super) fn join_by_name(&mut self) -> bool {
        let (sure, doubtful) = self.compared();
        let mut sets = Sets::of(self.people.len());
        sure.iter().for_each(|(one, two)| sets.unite(*one, *two));
        let broken = self.broken(&sure, &mut sets, &doubtful);
        let whole: Vec<Pair> = sure.iter().copied().filter(|(one, _)| !broken.contains(&sets.first(*one))).collect();
        let joined = !whole.is_empty();
        if joined {
            self.join(whole);
        } else {
            let several = sure.into_iter().map(|(one, two)| (one, two, Doubtful::Several));
            self.doubts.extend(several.chain(doubtful.into_iter().map(|(link, _)| link)));
        }
        joined
    }

    /// Links between people of one name: the sure ones, and the doubtful ones with whether something speaks against them.
    fn compared(&self) -> (Vec<Pair>, Vec<(Link, bool)>) {
        let (apart, joined) = (self.apart(), self.joined());
        let mut who: Vec<Option<Who<'_, u32>>> = Vec::with_capacity(self.people.len());
        who.resize_with(self.people.len(), || None);
        for (at, row) in self.living() {
            who[at as usize] = Some(self.who(at, row, &joined));
        }
        let (mut sure, mut doubtful) = (Vec::new(), Vec::new());
        for shelf in self.shelves(&who).chunk_by(|one, two| (one.0, one.1) == (two.0, two.1)) {
            for (at, (.., one)) in shelf.iter().enumerate() {
                for (.., two) in shelf[at + 1..].iter().take(NEIGHBOURS_MAX) {
                    let (Some(first), Some(second)) = (&who[*one as usize], &who[*two as usize]) else { continue };
                    if apart.contains(&(*one, *two)) {
                        continue;
                    }
                    match self.in_one_list(*one, *two, &joined, first.matches(second)) {
                        Match::Sure => sure.push((*one, *two)),
                        Match::Doubtful(why) => doubtful.push(((*one, *two, why), false)),
                        Match::Against(why) => doubtful.push(((*one, *two, why), true)),
                        Match::Different => {}
                    }
                }
            }
        }
        (sure, doubtful)
    }

    /// Everybody under name and year with the day of birth, and with each unit; those who may be one stand together.
    fn shelves(&self, who: &[Option<Who<'_, u32>>]) -> Vec<(u32, Shelf, u32)> {
        let mut shelves = Vec::with_capacity(2 * who.len());
        for (at, who) in who.iter().enumerate() {
            let Some(who) = who else { continue };
            let (key, at) = (self.keys[at], at as u32);
            if is_day(who.person.birth) {
                shelves.push((key, Shelf::Day(who.person.birth.earliest().day_of_year()), at));
            }
            shelves.extend(who.units.iter().map(|unit| (key, Shelf::Unit(*unit), at)));
        }
        shelves.sort_unstable();
        shelves.dedup();
        shelves
    }

    /// Sets of people linked as one who cannot all be one: by their numbers or births, or because something speaks against
    /// two of them. Which of their links is the wrong one nobody can say.
    fn broken(&self, sure: &[Pair], sets: &mut Sets, doubtful: &[(Link, bool)]) -> HashSet<u32> {
        let mut broken = HashSet::new();
        let against = doubtful.iter().filter(|(_, against)| *against).map(|((one, two, _), _)| (*one, *two));
        for (one, two) in against.chain(self.apart()) {
            if sets.first(one) == sets.first(two) {
                broken.insert(sets.first(one));
            }
        }
        let mut common: HashMap<u32, Common<'_>> = HashMap::new();
        for at in sure.iter().flat_map(|(one, two)| [*one, *two]) {
            let first = sets.first(at);
            if !common.entry(first).or_default().takes(self.row(at)) {
                broken.insert(first);
            }
        }
        broken
    }

    /// Makes one person of everybody who is linked.
    fn join(&mut self, links: Vec<Pair>) {
        links.into_iter().for_each(|(one, two)| self.sets.unite(one, two));
        for at in 0..self.people.len() {
            let first = self.sets.first(at as u32) as usize;
            if first == at {
                continue;
            }
            let Some(later) = self.people[at].take() else { continue };
            let second = Arc::clone(&later.stated.source);
            let one = self.people[first].as_mut().expect("the first of a set is never joined to another");
            let first = Arc::clone(&one.stated.source);
            if !one.unite(later, &mut self.conflicts) && list_of(&first) == list_of(&second) {
                self.repeated.push(Repeated { first, second });
            }
        }
    }

    pub(super) fn finish(mut self) -> Joined {
        let mut links: Vec<Link> = std::mem::take(&mut self.doubts)
            .into_iter()
            .map(|(one, two, why)| {
                let (one, two) = (self.sets.first(one), self.sets.first(two));
                (one.min(two), one.max(two), why)
            })
            .filter(|(one, two, _)| one != two)
            .collect();
        links.sort_unstable();
        links.dedup_by_key(|(one, two, _)| (*one, *two));
        let joined = self.joined();
        let source = |at: u32| Arc::clone(&self.sources[at as usize]);
        let doubt = |(one, two, why): Link| {
            let others = joined.get(&two).into_iter().flatten().map(|row| source(*row)).collect();
            Doubt { first: source(one), second: source(two), others, why }
        };
        let doubts = links.into_iter().map(doubt).collect();
        let people = self.people.into_iter().flatten().map(|person| person.stated).collect();
        Joined { people, doubts, conflicts: self.conflicts, repeated: self.repeated }
    }

    fn living(&self) -> impl Iterator<Item = (u32, &Stated)> {
        self.people.iter().zip(0..).filter_map(|(person, at)| person.as_ref().map(|person| (at, &person.stated)))
    }

    fn row(&self, at: u32) -> &Stated {
        &self.people[at as usize].as_ref().expect("only people who were not joined to others are asked for").stated
    }

    /// People the office told apart, each pair both ways round.
    fn apart(&self) -> HashSet<Pair> {
        let firsts = |(one, two): &(u32, u32)| (self.sets.find(*one), self.sets.find(*two));
        self.apart.iter().map(firsts).flat_map(|(one, two)| [(one, two), (two, one)]).collect()
    }

    /// The rows that were joined to each first one.
    fn joined(&self) -> HashMap<u32, Vec<u32>> {
        let mut joined: HashMap<u32, Vec<u32>> = HashMap::new();
        for at in 0..self.people.len() as u32 {
            let first = self.sets.find(at);
            if first != at {
                joined.entry(first).or_default().push(at);
            }
        }
        joined
    }

    fn who<'a>(&self, at: u32, row: &'a Stated, joined: &HashMap<u32, Vec<u32>>) -> Who<'a, u32> {
        let posts: Vec<(u32, &TitleCode)> =
            row.holds.iter().map(|held| (self.units.known(&held.unit), &held.holding.value.title)).collect();
        let rows = joined.get(&at).into_iter().flatten().chain([&at]);
        let units = posts.iter().map(|(unit, _)| *unit).chain(rows.map(|row| self.homes[*row as usize].0)).collect();
        Who { person: &row.person, service: Some(&row.service), units, posts }
    }

    /// A list names a person once, or once for each post. Two rows of one list with a birth that is only a year are one only
    /// when they say the same in everything; colleagues may share a name, a year and a title.
    fn in_one_list(&self, one: u32, two: u32, joined: &HashMap<u32, Vec<u32>>, found: Match) -> Match {
        let (row, other) = (self.row(one), self.row(two));
        if is_day(row.person.birth) && is_day(other.person.birth) {
            return found;
        }
        let lists = |at: u32| {
            let rows = joined.get(&at).into_iter().flatten().copied().chain([at]);
            rows.map(|row| self.homes[row as usize].1)
        };
        if !lists(one).any(|list| lists(two).any(|other| other == list)) {
            return found;
        }
        let single = !joined.contains_key(&one) && !joined.contains_key(&two);
        let again = single && !row.holds.is_empty() && row.holds == other.holds && row.person == other.person;
        match found {
            Match::Sure if again && same_rest(row, other) => Match::Sure,
            Match::Sure | Match::Doubtful(_) => Match::Against(Doubtful::Birth),
            found => found,
        }
    }
}

/// Where people stand who may be one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shelf {
    Day(i16),
    Unit(u32),
}

/// What everybody in a set of one person's rows has in common.
#[derive(Default)]
struct Common<'a> {
    birth: Option<PartialDate>,
    number: Option<&'a Number>,
    old_card: Option<&'a Number>,
}

impl<'a> Common<'a> {
    fn takes(&mut self, row: &'a Stated) -> bool {
        let stated = row.person.birth;
        let Some(birth) = self.birth.map_or(Some(stated), |birth| narrower(birth, stated)) else { return false };
        self.birth = Some(birth);
        let Some(number) = &row.person.number else { return true };
        let place = if number.is_old_card() { &mut self.old_card } else { &mut self.number };
        *place.get_or_insert(number) == number
    }
}

/// Whether all else that two rows state is the same; the rows themselves are not.
fn same_rest(one: &Stated, two: &Stated) -> bool {
    let learnt = |row: &Stated| -> Vec<_> {
        let of = row.evidence.iter();
        of.map(|one| (one.span, one.value.attained.clone(), one.value.major.clone(), one.value.document.clone()))
            .collect()
    };
    one.service == two.service
        && one.planned == two.planned
        && learnt(one) == learnt(two)
        && one.evaluations == two.evaluations
        && one.disciplines == two.disciplines
        && one.courses == two.courses
        && one.studies == two.studies
        && one.owed == two.owed
        && one.waivers == two.waivers
        && one.requests == two.requests
}

fn list_of(source: &Source) -> (&str, &str) {
    (&source.file, &source.sheet)
}

/// Each of them with its neighbours.
fn each_pair(rows: &[u32]) -> impl Iterator<Item = Pair> {
    rows.iter().enumerate().flat_map(|(at, one)| {
        let next = rows[at + 1..].iter().take(NEIGHBOURS_MAX);
        next.map(|two| (*one, *two))
    })
}

/// The rows that the office named; rows that are not there are passed over.
fn pairs<T: std::borrow::Borrow<Stated>>(rows: &[T], named: &[(Source, Source)]) -> Vec<Pair> {
    if named.is_empty() {
        return Vec::new();
    }
    let places: HashMap<&Source, u32> = rows.iter().map(|row| &*row.borrow().source).zip(0..).collect();
    let place = |source: &Source| places.get(source).copied();
    named.iter().filter_map(|(one, two)| place(one).zip(place(two))).collect()
}

/// Names as their search keys, each with its place.
#[derive(Default)]
struct Names {
    written: HashMap<Box<str>, u32>,
    folded: HashMap<String, u32>,
}

impl Names {
    fn place(&mut self, name: &str) -> u32 {
        if let Some(place) = self.written.get(name) {
            return *place;
        }
        let next = self.folded.len() as u32;
        let place = *self.folded.entry(fold(name)).or_insert(next);
        self.written.insert(name.into(), place);
        place
    }

    fn known(&self, name: &str) -> u32 {
        *self.written.get(name).expect("every unit of every row was given a place")
    }
}

/// Sets of rows; each is known by the first row in it.
struct Sets(Vec<u32>);

impl Sets {
    fn of(count: usize) -> Sets {
        Sets((0..count as u32).collect())
    }

    fn find(&self, mut at: u32) -> u32 {
        while self.0[at as usize] != at {
            at = self.0[at as usize];
        }
        at
    }

    /// The first of the set, remembered so that it is found at once the next time.
    fn first(&mut self, at: u32) -> u32 {
        let first = self.find(at);
        self.0[at as usize] = first;
        first
    }

    fn unite(&mut self, one: u32, two: u32) {
        let (one, two) = (self.first(one), self.first(two));
        self.0[one.max(two) as usize] = one.min(two);
    }
}
