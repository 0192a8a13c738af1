//! How people and sessions answer prices: the two kinds of small exact problems a certificate consists of
//! (plan-format.md, "Certificate").

use crate::columns::{Columns, NONE, Span};

/// Choices tried for one person before the search settles for the sum of the cheapest options, which is a bound too. A
/// person has a handful of needs and takes some ten choices; only a malicious instance comes here.
const CHOICES_MAX: u32 = 100_000;

/// The prices of a certificate, laid out flat.
#[derive(Clone)]
pub(crate) struct Tariff {
    /// By column.
    pub(crate) seat: Vec<f64>,
    /// By set and week, set by set.
    pub(crate) away: Vec<f64>,
    /// By group.
    pub(crate) group: Vec<f64>,
    pub(crate) budget: f64,
}

/// What everybody does under a tariff.
pub(crate) struct Response {
    /// The bound; infinite where a person has no choice at all, so that no plan exists.
    pub(crate) bound: f64,
    /// By column: the person would take it.
    pub(crate) taken: Vec<bool>,
    /// By column: the session would fill it.
    pub(crate) filled: Vec<bool>,
    /// By session: it would open.
    pub(crate) opened: Vec<bool>,
    /// Choices tried and columns looked at.
    pub(crate) work: u64,
}

impl Tariff {
    pub(crate) fn zero(columns: &Columns) -> Self {
        let problem = columns.problem;
        Self {
            seat: vec![0.0; columns.need.len()],
            away: vec![0.0; problem.sets.len() * problem.weeks as usize],
            group: vec![0.0; problem.groups.len()],
            budget: 0.0,
        }
    }
}

/// The bound of a tariff, and the choices behind it.
pub(crate) fn respond(columns: &Columns, tariff: &Tariff) -> Response {
    let mut response = Response {
        bound: constants(columns, tariff),
        taken: vec![false; columns.need.len()],
        filled: vec![false; columns.need.len()],
        opened: vec![false; columns.problem.sessions.len()],
        work: columns.need.len() as u64,
    };
    people(columns, tariff, &mut response);
    sessions(columns, tariff, &mut response);
    response
}

/// Sum G * wanted - sum L * AWAY - B * budget.
fn constants(columns: &Columns, tariff: &Tariff) -> f64 {
    let problem = columns.problem;
    let floors: f64 = tariff.group.iter().zip(&columns.floor).map(|(price, &floor)| price * floor as f64).sum();
    let weeks = problem.weeks as usize;
    let covers: f64 = problem
        .sets
        .iter()
        .zip(tariff.away.chunks_exact(weeks))
        .map(|(set, prices)| prices.iter().sum::<f64>() * f64::from(set.away))
        .sum();
    floors - covers - problem.budget.map_or(0.0, |budget| tariff.budget * budget as f64)
}

fn people(columns: &Columns, tariff: &Tariff, response: &mut Response) {
    let absence = Absence::new(columns, tariff);
    let mut choice = Choice::default();
    for person in 0..columns.problem.people.len() as u32 {
        choice.clear();
        for &need in columns.needs_of.of(person) {
            choice.ask(columns, tariff, &absence, need);
        }
        response.bound += choice.cheapest(columns);
        response.work += u64::from(choice.tried);
        for &column in choice.best.iter().filter(|&&column| column != NONE) {
            response.taken[column as usize] = true;
        }
    }
}

/// What a full-time session costs for its weeks away, from sums up to each week.
struct Absence {
    /// By set, `weeks + 1` sums each; empty where no week has a price.
    until: Vec<f64>,
    stride: usize,
}

impl Absence {
    fn new(columns: &Columns, tariff: &Tariff) -> Self {
        let weeks = columns.problem.weeks as usize;
        let mut until = Vec::new();
        if tariff.away.iter().any(|&price| price != 0.0) {
            for prices in tariff.away.chunks_exact(weeks) {
                let mut sum = 0.0;
                until.push(sum);
                until.extend(prices.iter().map(|price| {
                    sum += price;
                    sum
                }));
            }
        }
        Self { until, stride: weeks + 1 }
    }

    fn price(&self, columns: &Columns, person: u32, span: Span) -> f64 {
        if self.until.is_empty() || !span.full {
            return 0.0;
        }
        let of_set = |&set: &u32| {
            let sums = &self.until[set as usize * self.stride..];
            sums[span.end as usize] - sums[span.start as usize]
        };
        columns.sets_of.of(person).iter().map(of_set).sum()
    }
}

/// One person's cheapest choice: depth-first over the needs, prerequisites first, cut by the sum of the cheapest rests.
#[derive(Default)]
struct Choice {
    needs: Vec<u32>,
    /// Options of all needs, each a value and a column or `NONE`, the cheapest first within a need.
    options: Vec<(f64, u32)>,
    first: Vec<usize>,
    rest: Vec<f64>,
    chosen: Vec<u32>,
    best: Vec<u32>,
    value: f64,
    tried: u32,
}

impl Choice {
    fn clear(&mut self) {
        self.needs.clear();
        self.options.clear();
        self.first.clear();
        self.first.push(0);
        self.chosen.clear();
        self.best.clear();
        self.value = f64::INFINITY;
        self.tried = 0;
    }

    fn ask(&mut self, columns: &Columns, tariff: &Tariff, absence: &Absence, need: u32) {
        let person = columns.person(need);
        let worth: f64 = columns.groups_of.of(person).iter().map(|&group| tariff.group[group as usize]).sum();
        let from = self.options.len();
        if !columns.locked[need as usize] {
            self.options.push((columns.leave[need as usize] as f64, NONE));
        }
        for column in columns.of_need(need) {
            let at = column as usize;
            let span = columns.span[columns.session[at] as usize];
            let journey = columns.price[at] as f64 + tariff.budget * columns.travel[at] as f64;
            let value = journey + absence.price(columns, person, span) - worth - tariff.seat[at];
            self.options.push((value, column));
        }
        self.options[from..].sort_by(|a, b| a.0.total_cmp(&b.0));
        self.needs.push(need);
        self.first.push(self.options.len());
    }

    fn cheapest(&mut self, columns: &Columns) -> f64 {
        let count = self.needs.len();
        self.rest.clear();
        self.rest.resize(count + 1, 0.0);
        for i in (0..count).rev() {
            if self.first[i] == self.first[i + 1] {
                return f64::INFINITY;
            }
            self.rest[i] = self.rest[i + 1] + self.options[self.first[i]].0;
        }
        self.chosen.resize(count, NONE);
        self.go(columns, 0, 0.0);
        if self.tried > CHOICES_MAX { self.rest[0] } else { self.value }
    }

    fn go(&mut self, columns: &Columns, i: usize, sofar: f64) {
        self.tried += 1;
        if self.tried > CHOICES_MAX || sofar + self.rest[i] >= self.value {
            return;
        }
        if i == self.needs.len() {
            self.value = sofar;
            self.best.clone_from(&self.chosen);
            return;
        }
        for option in self.first[i]..self.first[i + 1] {
            let (value, column) = self.options[option];
            if sofar + value + self.rest[i + 1] >= self.value {
                break;
            }
            if column == NONE || self.possible(columns, i, column) {
                self.chosen[i] = column;
                self.go(columns, i + 1, sofar + value);
            }
        }
    }

    /// R3 and R4 against the choices made before.
    fn possible(&self, columns: &Columns, i: usize, column: u32) -> bool {
        let span = |column: u32| columns.span[columns.session[column as usize] as usize];
        let mine = span(column);
        if self.chosen[..i].iter().any(|&other| other != NONE && mine.clashes(span(other))) {
            return false;
        }
        let before = columns.before[self.needs[i] as usize];
        if before == NONE {
            return true;
        }
        let at = self.needs[..i].iter().position(|&need| need == before).expect("prerequisites come first");
        self.chosen[at] != NONE && span(self.chosen[at]).end <= mine.start
    }
}

/// The sum over sessions of min(0, cheapest k in LOW..HIGH of (1 + B) open cost + the k smallest seat prices).
fn sessions(columns: &Columns, tariff: &Tariff, response: &mut Response) {
    let mut order: Vec<(f64, u32)> = Vec::new();
    for (s, session) in columns.problem.sessions.iter().enumerate() {
        order.clear();
        order.extend(columns.of_session.of(s as u32).iter().map(|&column| (tariff.seat[column as usize], column)));
        order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut value = (1.0 + tariff.budget) * session.open_cost as f64;
        let (mut least, mut learners) = (0.0, 0);
        for (k, &(price, _)) in order.iter().take(session.high as usize).enumerate() {
            value += price;
            if k + 1 >= session.low as usize && value < least {
                (least, learners) = (value, k + 1);
            }
        }
        response.bound += least;
        response.opened[s] = learners > 0;
        for &(_, column) in &order[..learners] {
            response.filled[column as usize] = true;
        }
    }
}
