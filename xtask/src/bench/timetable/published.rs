//! What others published for five minutes of the competition's timeout, on formulation UD2.

/// The best average and the best single run that anybody published.
pub(super) struct Published {
    pub(super) instance: &'static str,
    pub(super) average: f64,
    pub(super) best: u32,
}

const fn published(instance: &'static str, average: f64, best: u32) -> Published {
    Published { instance, average, best }
}

/// The lowest of each column of Müller (2009), Lü and Hao (2010), Abdullah et al. (2012) and Bellio et al. (2012), as tabulated
/// by Urli, "Hybrid CP+LNS for the curriculum-based course timetabling problem".
pub(super) const PUBLISHED: [Published; 11] = [
    published("comp01", 5.0, 5),
    published("comp02", 53.0, 34),
    published("comp03", 79.0, 70),
    published("comp04", 38.3, 35),
    published("comp05", 328.5, 298),
    published("comp06", 50.4, 41),
    published("comp07", 20.2, 12),
    published("comp08", 43.6, 37),
    published("comp09", 105.0, 98),
    published("comp10", 20.5, 9),
    published("comp11", 0.0, 0),
];
