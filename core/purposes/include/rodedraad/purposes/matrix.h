#pragma once

#include <compare>
#include <string>
#include <vector>

#include "rodedraad/config/config.h"

/// Who may get which field, under which article, and by which messages: the annex of a data
/// protection impact assessment (AVG art. 30 and art. 35). Made of the configuration alone; the
/// same configuration always gives the same matrix.
namespace rodedraad::purposes {

/// What carries a field to somebody, or shows it.
struct Use {
  std::string message;  ///< "pip.registreren"; "taak": a person sees it; "beslissen": a rule does
  std::string by;       ///< "regel pip/pip-registreren", "koppeling duo"
  auto operator<=>(const Use&) const = default;
};

/// One field that one organisation may get under one purpose.
struct Row {
  std::string recipient;  ///< organisation id
  std::string field;
  std::string purpose;
  std::string name;     ///< of the recipient
  std::string what;     ///< the field in one Dutch sentence
  std::string kind;     ///< its sensitivity, Dutch
  std::string article;  ///< and everything below: of the purpose
  std::string activity;
  std::string from_law, to_law;
  bool reference = false;  ///< only where it stands travels, and not its value
  std::string consent;
  std::string since, until;
  std::string decision;
  std::vector<Use> uses;  ///< sorted; empty: nothing uses it yet
};

/// Two laws between which nothing goes.
struct Shut {
  std::string from_law, to_law;
  std::string reason;  ///< Dutch
};

struct Matrix {
  std::string region;
  std::string revision;    ///< of the configuration
  std::vector<Row> rows;   ///< by recipient, field and purpose
  std::vector<Shut> shut;  ///< in the order of the laws
};

Matrix matrix_of(const config::Config& config, const config::Catalogue& catalogue);

/// Markdown, one table per recipient.
std::string markdown(const Matrix& matrix);

/// CSV with semicolons (RFC 4180 otherwise): one table, the pairs that stay shut as its last rows.
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
std::string csv(const Matrix& matrix);

}  // namespace rodedraad::purposes
