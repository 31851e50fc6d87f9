#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/message/csv_writer.h"
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

void add(std::string& out, const Line& line) {
  std::vector<std::string> cells;
  for (const auto cell : line) cells.push_back(message::without_formula(cell));
  out += message::csv_row(cells);
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
