package dev.manyi.kpi.comparison;

import dev.manyi.kpi.Slot;
import dev.manyi.kpi.catalogue.Kpi;

/** What the values of an answer are held against. */
interface Yardstick {
    Reference of(Kpi kpi, Slot slot);
}
