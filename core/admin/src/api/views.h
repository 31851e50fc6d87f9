#pragma once

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/search.h"

/// What the store says, in the words of the Admin API. Nothing here opens what a message says.
namespace rodedraad::admin {

/// An absent moment, day or text is null.
boost::json::value or_null(const std::string& text);
boost::json::value or_null(model::Instant moment);
/// RFC 3339 in UTC (NLGov API Design Rules, /core/date-time/timezone).
std::string utc(model::Instant moment);

std::string name_of_municipality(const config::Config& config, std::string_view code);
std::string name_of_organisation(const config::Config& config, std::string_view id);

boost::json::object view(const store::MessageLine& line);
boost::json::object view(const store::MessageRow& row);
boost::json::object view(const store::DeliveryLine& line, const config::Config& config);
boost::json::object view(const store::DeliveryRow& row, const config::Config& config);
boost::json::array view(const std::vector<store::AttemptRow>& attempts);
boost::json::array findings_of(const store::MessageRow& row);

/// A list with where it goes on.
template <class Line, class View>
boost::json::object page_of(const store::Page<Line>& page, View view_of) {
  boost::json::array lines;
  for (const auto& line : page.lines) lines.push_back(view_of(line));
  return {{"resultaten", std::move(lines)}, {"volgende", or_null(page.next)}};
}

}  // namespace rodedraad::admin
