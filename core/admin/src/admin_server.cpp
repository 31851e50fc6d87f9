#include "rodedraad/admin/admin_server.h"

#include <fstream>
#include <stdexcept>

#include "api/api.h"
#include "rodedraad/admin/announcement.h"
#include "rodedraad/crypto/digest.h"
#include "rodedraad/store/reader.h"
#include "sign_in/sign_in.h"

namespace rodedraad::admin {

namespace {

crypto::Secret fresh_token() {
  auto digits = crypto::hex(crypto::Secret::random(32).view());
  crypto::Secret token{digits};
  crypto::wipe(digits);
  return token;
}

/// For who watches the hub from outside: made once, so that what reads it need not be told again.
crypto::Secret metrics_token(const std::filesystem::path& file) {
  std::string kept;
  if (std::ifstream{file} >> kept) {
    crypto::Secret token{kept};
    crypto::wipe(kept);
    return token;
  }
  auto token = fresh_token();
  write_whole(file, std::string{token.view()} + '\n', true);
  return token;
}

Ground ground_for_sign_in(hub::Hub& hub, const hub::PluginHost& plugins, const model::Clock& clock,
                          const std::filesystem::path& data, bool encrypted) {
  return {.config =
              [&hub] {
                auto setup = hub.setup();
                return std::shared_ptr<const config::Config>{setup, &setup->config()};
              },
          .write =
              [&hub](store::Writer::Work work, store::Writer::Committed committed) {
                return hub.write(std::move(work), std::move(committed));
              },
          .record = [&hub](store::AuditRow row) { return hub.record(std::move(row)); },
          .refused = [&hub] { hub.refused("console"); },
          .fetch = fetch_with(plugins),
          .clock = clock,
          .setup_secret = data / "console.secret",
          .encrypted = encrypted};
}

}  // namespace

AdminServer::AdminServer(const hub::PluginHost& plugins, hub::Hub& hub, const model::Clock& clock,
                         Installed installed, Reload reload, Simulate simulate) {
  const auto token = fresh_token();
  const auto data = installed.data;
  write_whole(data / "admin.token", std::string{token.view()}, true);
  const auto settings = hub.setup()->config().hub;
  const bool secured = !settings.admin_certificate.empty();
  sign_in_ = std::make_unique<SignIn>(ground_for_sign_in(hub, plugins, clock, data, secured),
                                      store::Reader{hub.location()}.accounts(), token.copy());
  api_ = std::make_unique<Api>(hub, plugins, clock, std::move(installed), std::move(reload),
                               std::move(simulate), *sign_in_,
                               metrics_token(data / "metrics.token"), secured);
  if (secured) {
    secured_ = make(plugins, {{"address", settings.admin_address},
                              {"certificate", settings.admin_certificate},
                              {"key", settings.admin_key}});
  }
  transport_ = make(plugins, {{"address", secured ? "127.0.0.1:0" : settings.admin_address}});
}

std::unique_ptr<hub::Transport> AdminServer::make(const hub::PluginHost& plugins,
                                                  std::vector<sdk::Pair> settings) {
  settings.push_back({"max-body", "16M"});
  settings.push_back({"peer", "true"});
  auto transport = plugins.make_transport(
      "http", settings,
      [this](const sdk::Message& message, const hub::Transport::Answered& answered) {
        api_->take(message, answered);
      },
      [this](const sdk::Message& head, const hub::Transport::Answered& answered) {
        return api_->turns_away(head, answered);
      });
  if (!transport) {
    throw std::runtime_error("the administrators' listener cannot be made: " +
                             transport.error().text);
  }
  return std::move(*transport);
}

AdminServer::~AdminServer() {
  for (auto* transport : {secured_.get(), transport_.get()}) {
    if (transport != nullptr) transport->stop(std::chrono::seconds{1});
  }
}

void AdminServer::start() {
  for (auto* transport : {secured_.get(), transport_.get()}) {
    if (transport == nullptr) continue;
    if (const auto started = transport->start(); !started) {
      throw std::runtime_error("the administrators' listener cannot start: " +
                               started.error().text);
    }
  }
  api_->begin();
}

std::string AdminServer::address() const { return transport_->address(); }

std::string AdminServer::console_address() const {
  return secured_ ? secured_->address() : address();
}

std::string AdminServer::setup_secret() const { return sign_in_->setup().shown(); }

}  // namespace rodedraad::admin
