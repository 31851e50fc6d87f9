#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "bulks.h"
#include "events.h"
#include "reply.h"
#include "rodedraad/admin/admin_server.h"
#include "rodedraad/hub/hub.h"
#include "router.h"
#include "unveilings.h"
#include "what_ifs.h"

namespace rodedraad::admin {

class Alerts;

/// What all routes share. [any thread]
struct Context {
  hub::Hub& hub;
  const hub::PluginHost& plugins;
  const model::Clock& clock;
  Installed installed;  ///< where things are
  AdminServer::Reload reload;
  AdminServer::Simulate simulate;
  Unveilings& unveilings;
  Events& events;
  Bulks& bulks;
  WhatIfs& what_ifs;
  model::Instant started{};
  Alerts* alerts = nullptr;  ///< set before anything is asked

  hub::SetupPtr setup() const { return hub.setup(); }
};

/// A record for the audit log of what this person does to this object.
store::AuditRow record_of(const Request& request, const Context& context, std::string action,
                          std::string object, std::string municipality, std::string result);

/// Has it on record that this person sees this. \returns the answer when that cannot be.
std::optional<sdk::Answer> recorded(const Request& request, Context& context, std::string action,
                                    const std::string& object, const std::string& municipality,
                                    const std::string& why = {});

/// Lets this person see this in clear for a while, with the reason of the request, on record first.
/// \p what: "case", as the audit log calls it.
sdk::Answer unveil(const Request& request, Context& context, const std::string& what,
                   const std::string& object, const std::string& municipality);

/// Whose word counts for who did it: of a person who is signed in, that person; of a command, what
/// it says in "door".
std::string by_of(const Request& request, const std::string& said);

/// The municipalities for which this person has a right, for a query; a chosen one narrows it down.
/// Nothing: none at all.
std::optional<std::vector<std::string>> scope_of(const Request& request, Right right,
                                                 const std::string& chosen = {});

}  // namespace rodedraad::admin
