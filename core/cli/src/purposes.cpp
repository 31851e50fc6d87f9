#include <fmt/format.h>

#include <boost/json.hpp>
#include <iostream>

#include "commands.h"
#include "installation.h"
#include "rodedraad/purposes/matrix.h"
#include "rodedraad/workflow/purpose.h"

namespace rodedraad::cli {

namespace {

namespace json = boost::json;

json::array texts(const std::vector<std::string>& all) {
  return json::array(all.begin(), all.end());
}

json::object view(const purposes::Row& row) {
  json::array uses;
  for (const auto& [message, by] : row.uses) {
    uses.push_back(json::object{{"message", message}, {"by", by}});
  }
  return {{"recipient", row.recipient},
          {"name", row.name},
          {"field", row.field},
          {"what", row.what},
          {"kind", row.kind},
          {"purpose", row.purpose},
          {"article", row.article},
          {"activity", row.activity},
          {"fromLaw", row.from_law},
          {"toLaw", row.to_law},
          {"form", row.reference ? "reference" : "value"},
          {"consent", row.consent},
          {"since", row.since},
          {"until", row.until},
          {"decision", row.decision},
          {"uses", std::move(uses)}};
}

json::object view(const purposes::Matrix& matrix) {
  json::array rows;
  for (const auto& row : matrix.rows) rows.push_back(view(row));
  json::array shut;
  for (const auto& pair : matrix.shut) {
    shut.push_back(
        json::object{{"fromLaw", pair.from_law}, {"toLaw", pair.to_law}, {"reason", pair.reason}});
  }
  return {{"region", matrix.region},
          {"revision", matrix.revision},
          {"rows", std::move(rows)},
          {"shut", std::move(shut)}};
}

json::object view(const config::Purpose& purpose) {
  return {{"id", purpose.id},
          {"article", purpose.article},
          {"activity", purpose.activity},
          {"from", purpose.from_law},
          {"to", purpose.to_law},
          {"allow", texts(purpose.allow)},
          {"refer", texts(purpose.refer)},
          {"recipients", texts(purpose.recipients)},
          {"since", purpose.since},
          {"until", purpose.until},
          {"consent", purpose.consent},
          {"decision", purpose.decision},
          {"signal", purpose.signal}};
}

json::array view(const std::vector<config::Purpose>& all) {
  json::array out;
  for (const auto& purpose : all) out.push_back(view(purpose));
  return out;
}

void print(std::ostream& out, const config::Purpose& purpose) {
  out << purpose.id << '\n' << "  artikel:     " << purpose.article << '\n';
  if (!purpose.decision.empty()) out << "  besluit:     " << purpose.decision << '\n';
  out << "  van, naar:   " << workflow::law_name(purpose.from_law) << ", "
      << workflow::law_name(purpose.to_law) << '\n'
      << "  ontvangers:  " << fmt::format("{}", fmt::join(purpose.recipients, ", ")) << '\n'
      << "  gegevens:    " << purpose.allow.size() << " met waarde";
  if (!purpose.refer.empty()) out << ", " << purpose.refer.size() << " als verwijzing";
  if (purpose.signal) out << " (signaal: niets uit het dossier)";
  out << '\n';
  if (!purpose.consent.empty()) out << "  toestemming: " << purpose.consent << '\n';
  if (!purpose.since.empty()) out << "  vanaf:       " << purpose.since << '\n';
  if (!purpose.until.empty()) out << "  tot en met:  " << purpose.until << '\n';
}

}  // namespace

int show_purposes(const Place& place, const PurposesOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  const auto& config = installation.config();
  if (!options.matrix) {
    if (place.json) {
      std::cout << json::serialize(view(config.purposes)) << '\n';
    } else {
      for (const auto& purpose : config.purposes) print(std::cout, purpose);
    }
    return kOk;
  }
  const auto matrix = purposes::matrix_of(config, installation.plugins().catalogue());
  if (place.json) {
    std::cout << json::serialize(view(matrix)) << '\n';
  } else {
    std::cout << (options.format == "csv" ? purposes::csv(matrix) : purposes::markdown(matrix));
  }
  return kOk;
}

}  // namespace rodedraad::cli
