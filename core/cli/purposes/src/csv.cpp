#include <array>
#include <string_view>

#include "rodedraad/purposes/matrix.h"
#include "words.h"

namespace rodedraad::purposes {

namespace {

using Line = std::array<std::string_view, 17>;

constexpr Line kHeader{"ontvanger",    "naam",
                       "veld",         "omschrijving",
                       "soort",        "grondslag",
                       "artikel",      "verwerkingsactiviteit",
                       "van wet",      "naar wet",
                       "vorm",         "toestemming",
                       "geldig vanaf", "geldig tot en met",
                       "besluit",      "berichten",
                       "waarom dicht"};

/// A spreadsheet runs a cell that begins so.
constexpr std::string_view kFormula = "=+-@\t\r";

std::string cell(std::string_view text) {
  std::string out;
  if (!text.empty() && kFormula.find(text.front()) != std::string_view::npos) out = '\'';
  out += text;
  if (out.find_first_of(";\"\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

void add(std::string& out, const Line& line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) out += ';';
    out += cell(line[i]);
  }
  out += "\r\n";
}

}  // namespace

std::string csv(const Matrix& matrix) {
  std::string out;
  add(out, kHeader);
  for (const auto& row : matrix.rows) {
    const auto form = form_of(row);
    const auto uses = words_for(row.uses);
    add(out, {row.recipient,
              row.name,
              row.field,
              row.what,
              row.kind,
              row.purpose,
              row.article,
              row.activity,
              row.from_law,
              row.to_law,
              form,
              row.consent,
              row.since,
              row.until,
              row.decision,
              uses,
              {}});
  }
  for (const auto& shut : matrix.shut) {
    add(out, {"niemand",
              {},
              "alles",
              {},
              {},
              {},
              {},
              {},
              shut.from_law,
              shut.to_law,
              "niets",
              {},
              {},
              {},
              {},
              {},
              shut.reason});
  }
  return out;
}

}  // namespace rodedraad::purposes
