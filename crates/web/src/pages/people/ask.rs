//! What an address asks of the list.

use axum::extract::Query;
use axum::http::Uri;
use cadre::list::{Column, Stands};
use cadre::record::{RecordId, TitleCode, UnitId};
use office::AskPeople;

use crate::page::encoded;

/// How many people one page may show: a page of the first stays under 60 kB compressed, and a scroll of two screens.
pub(super) const SIZES: [usize; 3] = [50, 100, 200];

/// More pages than a country's people fill are a typing slip.
const PAGES_MAX: usize = 1_000_000;

/// Filters, columns and the page.
#[derive(Clone)]
pub(super) struct Ask {
    pub(super) q: String,
    pub(super) unit: String,
    pub(super) title: String,
    pub(super) stands: Option<Stands>,
    pub(super) columns: Vec<Column>,
    pub(super) size: usize,
    pub(super) page: usize,
    /// For how many people something was just asked.
    pub(super) requested: Option<usize>,
}

impl Ask {
    /// What the pairs of an address ask; what they do not say, and what nobody understands, is as usual.
    pub(super) fn of(pairs: Vec<(String, String)>) -> Ask {
        let mut ask = Ask {
            q: String::new(),
            unit: String::new(),
            title: String::new(),
            stands: None,
            columns: Vec::new(),
            size: SIZES[0],
            page: 1,
            requested: None,
        };
        for (key, value) in pairs {
            match key.as_str() {
                "q" => ask.q = value,
                "unit" => ask.unit = value,
                "title" => ask.title = value,
                "stands" => ask.stands = Stands::of_code(&value),
                "col" => ask.columns.extend(Column::of_code(&value)),
                "size" => ask.size = value.parse().ok().filter(|size| SIZES.contains(size)).unwrap_or(SIZES[0]),
                "page" => ask.page = value.parse().unwrap_or(1).clamp(1, PAGES_MAX),
                "requested" => ask.requested = value.parse().ok(),
                _ => {}
            }
        }
        if ask.columns.is_empty() {
            ask.columns = Column::USUAL.to_vec();
        }
        ask.columns.sort_unstable();
        ask.columns.dedup();
        ask
    }

    /// What a text asks that a form carried along: it is read like an address, and what is no address asks nothing.
    pub(super) fn of_query(query: &str) -> Ask {
        let address = format!("/people?{query}").parse::<Uri>().ok();
        let pairs = address.and_then(|address| Query::try_from_uri(&address).ok());
        Ask::of(pairs.map(|Query(pairs)| pairs).unwrap_or_default())
    }

    pub(super) fn of_office(&self) -> AskPeople {
        AskPeople {
            words: self.q.clone(),
            unit: RecordId::parse(&self.unit).map(UnitId),
            title: Some(self.title.as_str()).filter(|title| !title.is_empty()).map(TitleCode::from),
            stands: self.stands,
            people: None,
            on: None,
            part: None,
        }
    }

    /// Filters and columns as they stand in an address, without the page.
    pub(super) fn query(&self) -> String {
        let stands = self.stands.map_or("", Stands::code);
        let asked = [("q", &*self.q), ("unit", &self.unit), ("title", &self.title), ("stands", stands)];
        let mut pairs: Vec<String> = asked
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| format!("{key}={}", encoded(value)))
            .collect();
        if self.columns != Column::USUAL {
            pairs.extend(self.columns.iter().map(|column| format!("col={}", column.code())));
        }
        if self.size != SIZES[0] {
            pairs.push(format!("size={}", self.size));
        }
        pairs.join("&")
    }

    /// The address of another page of the same list.
    pub(super) fn address(&self, page: usize) -> String {
        self.with(&format!("page={page}"))
    }

    /// The address of the list with one thing more.
    pub(super) fn with(&self, pair: &str) -> String {
        let query = self.query();
        let behind = if query.is_empty() { "" } else { "&" };
        format!("/people?{pair}{behind}{query}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_was_asked_and_reads_back() {
        let pairs = |text: &str| {
            let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
            pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect::<Vec<_>>()
        };
        let ask = Ask::of(pairs("q=an&stands=lacks&col=theory&col=post&col=nothing&size=100&page=3&unit="));
        assert_eq!(ask.query(), "q=an&stands=lacks&col=post&col=theory&size=100");
        assert_eq!(Ask::of_query(&ask.query()).query(), ask.query());
        assert_eq!(Ask::of_query("q=%0d%0aSet-Cookie: x\r\n").query(), "");
        assert_eq!(ask.address(2), "/people?page=2&q=an&stands=lacks&col=post&col=theory&size=100");
        let nothing = Ask::of(pairs("page=none&size=7&stands=so"));
        assert_eq!((nothing.query(), nothing.page, nothing.size), (String::new(), 1, 50));
        assert_eq!(nothing.address(1), "/people?page=1");
    }
}
