#pragma once

#include <pugixml.hpp>
#include <set>
#include <span>
#include <string>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::generic {

enum class Format { automatic, json, xml, csv };

/// What an administrator set. Its XPath has no variables, so that all of it is thread-safe.
struct Options {
  /// Throws sdk::BadSetting.
  explicit Options(std::span<const sdk::Pair> settings);

  message::Mapping mapping;
  Format format = Format::automatic;
  bool cloud_events = false;
  std::string kind;             ///< the one kind; empty: kind_from
  pugi::xpath_query kind_from;  ///< empty when it is not set, as the other two
  pugi::xpath_query id_from;
  pugi::xpath_query municipality_from;
  std::string municipality;  ///< "code:0505"; empty: municipality_from
  pugi::xpath_query part;    ///< empty: only a CSV is a batch
  char separator = ';';
  std::set<int> success;
  int duplicate_status = 200;
  std::string source;  ///< of events to send; empty: made of the OIN
  std::string data_schema;
};

}  // namespace rodedraad::generic
