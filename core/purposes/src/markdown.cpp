#include <fmt/format.h>

#include <string_view>

#include "rodedraad/purposes/matrix.h"
#include "words.h"

namespace rodedraad::purposes {

namespace {

/// Text in a cell of a table: nothing in it ends the cell or becomes an element.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '|':
        out += "\\|";
        break;
      case '<':
        out += "&lt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '\n':
      case '\r':
        out += ' ';
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string period(const Row& row) {
  if (row.since.empty() && row.until.empty()) return "altijd";
  if (row.until.empty()) return "vanaf " + row.since;
  if (row.since.empty()) return "tot en met " + row.until;
  return row.since + " tot en met " + row.until;
}

std::string ground(const Row& row) {
  return row.decision.empty() ? row.article : row.article + "; " + row.decision;
}

void add_heading(std::string& out, const Row& row) {
  out += fmt::format(
      "\n## {} (`{}`)\n\n"
      "| veld | omschrijving | soort | grondslag | artikel | verwerkingsactiviteit | van wet | "
      "naar "
      "wet | vorm | toestemming | geldig | berichten |\n"
      "|---|---|---|---|---|---|---|---|---|---|---|---|\n",
      row.name, row.recipient);
}

}  // namespace

std::string markdown(const Matrix& matrix) {
  auto out = fmt::format(
      "# Wie krijgt welk gegeven, en waarom\n\n"
      "Gebied: {}. Revisie van de configuratie: {}. Wat hier niet staat, gaat er niet uit. "
      "Gegevens "
      "over gezondheid gaan nooit met hun waarde, hooguit als verwijzing.\n",
      matrix.region, matrix.revision);
  const std::string* recipient = nullptr;
  for (const auto& row : matrix.rows) {
    if (recipient == nullptr || *recipient != row.recipient) add_heading(out, row);
    recipient = &row.recipient;
    out += fmt::format("| `{}` | {} | {} | `{}` | {} | {} | {} | {} | {} | {} | {} | {} |\n",
                       row.field, cell(row.what), row.kind, row.purpose, cell(ground(row)),
                       cell(row.activity), row.from_law, row.to_law, form_of(row),
                       row.consent.empty() ? "niet nodig" : row.consent, period(row),
                       row.uses.empty() ? "geen" : cell(words_for(row.uses)));
  }
  out += "\n## Wat dicht blijft\n\n| van wet | naar wet | waarom |\n|---|---|---|\n";
  for (const auto& shut : matrix.shut) {
    out += fmt::format("| {} | {} | {} |\n", shut.from_law, shut.to_law, cell(shut.reason));
  }
  if (matrix.shut.empty()) out += "| geen | geen | tussen alle wetten is er een grondslag |\n";
  return out;
}

}  // namespace rodedraad::purposes
