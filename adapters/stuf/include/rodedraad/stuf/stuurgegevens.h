#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "rodedraad/sdk/adapter.h"

namespace rodedraad::stuf {

/// A sender or receiver (StUF 03.01, Systeem).
struct System {
  std::string organisation;
  std::string application;
  std::string administration;
  std::string user;
  bool operator==(const System&) const = default;
};

/// The control data of a message.
struct Stuurgegevens {
  std::string berichtcode;
  System sender;
  System receiver;
  std::string reference;  ///< referentienummer
  std::string moment;     ///< tijdstipBericht
  std::string cross_reference;
  std::string entity_type;
  std::string function;
  bool operator==(const Stuurgegevens&) const = default;
};

/// \p node is the element stuurgegevens. What is absent stays empty.
Stuurgegevens read_stuurgegevens(pugi::xml_node node);

/// What StUF 03.01 demands of the form of these values, with code StUF055; no values in the texts.
std::vector<sdk::Finding> check_stuurgegevens(pugi::xml_node node, const Stuurgegevens& data);

}  // namespace rodedraad::stuf
