#pragma once

#include <string>
#include <utility>

#include "rodedraad/purposes/matrix.h"

/// A small configuration and rows, as the tests of this folder write them.
namespace rodedraad::purposes::testing {

inline config::Organisation organisation(std::string id, std::string name) {
  config::Organisation out;
  out.id = std::move(id);
  out.name = std::move(name);
  return out;
}

inline config::Purpose purpose(std::string id, std::string from, std::string to) {
  config::Purpose out;
  out.id = std::move(id);
  out.article = "art. 1";
  out.activity = "https://register.example/a";
  out.from_law = std::move(from);
  out.to_law = std::move(to);
  return out;
}

inline config::Connection connection(std::string id, std::string organisation_id) {
  config::Connection out;
  out.id = std::move(id);
  out.organisation = std::move(organisation_id);
  out.adapter.name = "duo";
  out.transport.emplace();
  return out;
}

inline config::Rule rule(std::string id) {
  config::Rule out;
  out.id = std::move(id);
  return out;
}

inline config::Send send(std::string message, std::string to, std::string purpose_id) {
  config::Send out;
  out.message = std::move(message);
  out.to = std::move(to);
  out.purpose = std::move(purpose_id);
  return out;
}

/// An adapter that registers a plan and asks for it.
inline config::Catalogue catalogue() {
  config::PluginInfo duo;
  duo.name = "duo";
  config::KindInfo registers;
  registers.name = "pip.registreren";
  registers.wants = {{"inburgeraar.bsn", true}, {"pip.leerroute", false}};
  config::KindInfo asks;
  asks.name = "pip.opvragen";
  asks.wants = {{"inburgeraar.bsn", true}};
  config::KindInfo comes_in;
  comes_in.name = "pip";
  comes_in.incoming = true;
  duo.kinds = {registers, asks, comes_in};
  config::Catalogue out;
  out.plugins.push_back(duo);
  return out;
}

/// DUO and the social service; the task pip is done by the service, once through a subcontractor.
inline config::Config base() {
  config::Config out;
  out.revision = "abc";
  out.region.name = "Proef";
  out.region.organisations = {organisation("duo", "DUO"), organisation("sdd", "Sociale Dienst"),
                              organisation("bureau", "Bureau")};
  config::Municipality dordrecht;
  dordrecht.code = "0505";
  config::Mandate mandate;
  mandate.task = "pip";
  mandate.organisation = "sdd";
  mandate.from = "2022-01-01";
  mandate.to = "2023-12-31";
  mandate.through = "bureau";
  dordrecht.mandates.push_back(mandate);
  mandate.from = "2024-01-01";
  mandate.to.clear();
  mandate.through.clear();
  dordrecht.mandates.push_back(mandate);
  out.region.municipalities.push_back(dordrecht);
  out.connections.push_back(connection("duo", "duo"));
  return out;
}

inline config::Workflow workflow(std::string id, config::Rule rule_of_it) {
  config::Workflow out;
  out.id = std::move(id);
  out.law = "wi2021";
  out.rules.push_back(std::move(rule_of_it));
  return out;
}

}  // namespace rodedraad::purposes::testing
