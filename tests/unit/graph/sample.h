#pragma once

#include "rodedraad/config/config.h"

/// A small region with one workflow that has one of everything that a drawing shows.
namespace rodedraad::graph::testing {

inline config::Trigger trigger(config::Trigger::Kind kind, std::string name,
                               std::string moment = {}) {
  config::Trigger result;
  result.kind = kind;
  result.name = std::move(name);
  result.moment = std::move(moment);
  return result;
}

inline config::Condition equals(std::string path, std::string value) {
  config::Condition result;
  result.kind = config::Condition::Kind::test;
  result.test = config::Condition::Test::equals;
  result.path = std::move(path);
  result.values = {std::move(value)};
  return result;
}

inline config::Region region() {
  config::Region result;
  config::Organisation sdd;
  sdd.id = "sdd";
  sdd.name = "Sociale Dienst Drechtsteden";
  config::Organisation duo;
  duo.id = "duo";
  duo.name = "DUO";
  config::Organisation vwn;
  vwn.id = "vwn";
  vwn.name = "VluchtelingenWerk";
  result.organisations = {sdd, duo, vwn};
  config::Municipality dordrecht;
  dordrecht.code = "0505";
  dordrecht.name = "Dordrecht";
  config::Mandate pip;
  pip.task = "pip";
  pip.organisation = "sdd";
  pip.from = "2022-01-01";
  config::Mandate guidance = pip;
  guidance.task = "begeleiding";
  guidance.through = "vwn";
  dordrecht.mandates = {pip, guidance};
  result.municipalities = {dordrecht};
  return result;
}

inline config::DeadlineSet pip_deadline() {
  config::DeadlineSet result;
  result.id = "pip";
  result.title = "PIP vaststellen";
  result.task = "pip";
  config::DeadlineRule rule;
  rule.id = "T01";
  rule.from = "2022-12-05";
  rule.article = "Besluit inburgering 2021, art. 5.3 lid 1";
  rule.start = "inburgeringsplicht.datumKennisgeving";
  rule.length = {10, config::Length::Unit::weeks};
  result.rules = {rule};
  result.warnings = {{3, config::Length::Unit::weeks}, {1, config::Length::Unit::weeks}};
  return result;
}

inline config::Await confirmation() {
  config::Await result;
  result.id = "bevestiging";
  result.field = "maatschappelijkeBegeleiding.startdatum";
  result.within = {5, config::Length::Unit::working_days};
  result.title = "Bel VluchtelingenWerk";
  result.task = "pip";
  result.text = "Vraag of de begeleiding begint.";
  return result;
}

/// A notice starts the term and asks for guidance; when the term is over somebody has work, and
/// when that is done the case is closed.
inline config::Config sample() {
  using Kind = config::Trigger::Kind;
  config::Config result;
  result.region = region();
  result.deadlines = {pip_deadline()};
  config::Connection duo;
  duo.id = "duo";
  duo.organisation = "duo";
  result.connections = {duo};
  config::Purpose purpose;
  purpose.id = "wi2021-13";
  purpose.article = "Wet inburgering 2021, art. 13";
  result.purposes = {purpose};

  config::Rule start;
  start.id = "termijn-en-begeleiding";
  start.on = {trigger(Kind::changed, "inburgeringsplicht.datumKennisgeving"),
              trigger(Kind::changed, "inburgeringsplicht.doelgroep"),
              trigger(Kind::message, "notificatie", "duo")};
  start.when.children = {equals("inburgeringsplicht.indicator", "true"),
                         equals("inburgeringsplicht.doelgroep", "asielstatushouder")};
  start.once = true;
  config::Send send;
  send.message = "verzoek-begeleiding";
  send.to = "task:begeleiding";
  send.purpose = "wi2021-13";
  send.awaits = {confirmation()};
  start.sends = {send};
  start.starts.emplace_back().deadline = "pip";

  config::Rule over;
  over.id = "te-laat";
  over.on = {trigger(Kind::deadline, "pip", "over")};
  config::TaskAction task;
  task.id = "uitzoeken";
  task.title = "Zoek uit waarom er geen PIP is";
  task.task = "pip";
  task.due = config::Length{2, config::Length::Unit::weeks};
  task.text = "Bel de klantmanager & leg \"de reden\" vast: <PIP>.";
  over.tasks = {task};

  config::Rule close;
  close.id = "sluiten";
  close.on = {trigger(Kind::done, "pip/uitzoeken"),
              trigger(Kind::awaited, "pip/bevestiging", "silence")};
  close.close = "er komt geen PIP";
  auto& stop = close.stops.emplace_back();
  stop.deadline = "pip";
  stop.because = "er komt geen PIP";

  config::Workflow workflow;
  workflow.id = "pip";
  workflow.law = "wi2021";
  workflow.rules = {start, over, close};
  result.workflows = {workflow};
  return result;
}

}  // namespace rodedraad::graph::testing
