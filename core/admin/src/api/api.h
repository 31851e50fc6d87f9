#pragma once

#include <memory>

#include "alerts.h"
#include "bulks.h"
#include "console_files.h"
#include "context.h"
#include "events.h"
#include "rodedraad/crypto/secret.h"
#include "router.h"
#include "unveilings.h"
#include "what_ifs.h"
#include "workers.h"

namespace rodedraad::admin {

class SignIn;

/// The Admin API and the console beside it: who asks, whether that person may, and who answers.
/// What the routes are is in routes.h. [any thread]
class Api {
 public:
  /// \p sign_in and what \p context refers to outlive it. Who shows \p metrics_token may read
  /// /metrics, and nothing else.
  Api(hub::Hub& hub, const hub::PluginHost& plugins, const model::Clock& clock, Installed installed,
      AdminServer::Reload reload, AdminServer::Simulate simulate, SignIn& sign_in,
      crypto::Secret metrics_token, bool encrypted);
  ~Api();

  /// Answers once, from any thread.
  void take(const sdk::Message& message, const Answered& answered);
  /// Who shows nothing that could let him in, hears so before a body is read.
  bool turns_away(const sdk::Message& head, const Answered& answered);
  /// The hub runs: what holds now is kept as a revision.
  void begin();

 private:
  sdk::Answer ready() const;
  void metrics(const sdk::Message& message, const Answered& answered);
  sdk::Answer beside_the_api(const sdk::Message& message, const std::string& path) const;

  SignIn& sign_in_;
  crypto::Secret metrics_token_;
  bool encrypted_;
  ConsoleFiles console_;
  Unveilings unveilings_;
  Events events_;
  Bulks bulks_;
  WhatIfs what_ifs_;
  Context context_;
  Alerts alerts_;
  Router router_;
  Workers workers_;  ///< ends first
};

}  // namespace rodedraad::admin
