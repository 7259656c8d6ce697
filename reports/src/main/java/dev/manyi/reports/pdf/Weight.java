package dev.manyi.reports.pdf;

enum Weight {
    REGULAR,
    BOLD
}
