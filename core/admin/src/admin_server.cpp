#include "rodedraad/admin/admin_server.h"

#include <optional>
#include <stdexcept>
#include <string_view>

#include "rodedraad/admin/announcement.h"
#include "rodedraad/crypto/digest.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::admin {

namespace {

constexpr const char* kVersion = "1.0.0";

std::string fresh_token() {
  return crypto::hex(crypto::Secret::random(32).view());
}

sdk::Answer plain(int status, std::string text) {
  return {status,
          "text/plain",
          {{"API-Version", kVersion}, {"Cache-Control", "no-store"}},
          std::move(text)};
}

/// Problem details (RFC 9457), as the NLGov API Design Rules ask.
sdk::Answer problem(int status, std::string_view title, std::string_view detail) {
  message::JsonWriter json;
  json.begin_object()
      .raw("status", std::to_string(status))
      .text("title", title)
      .text("detail", detail)
      .end_object();
  return {status,
          "application/problem+json",
          {{"API-Version", kVersion}, {"Cache-Control", "no-store"}},
          json.take()};
}

}  // namespace

AdminServer::AdminServer(const hub::PluginHost& plugins, hub::Hub& hub, const std::string& address,
                         const std::filesystem::path& token_file)
    : hub_(hub), token_(fresh_token()) {
  write_whole(token_file, token_, true);
  const std::vector<sdk::Pair> settings{{"address", address}, {"max-body", "64k"}};
  auto transport = plugins.make_transport(
      "http", settings,
      [this](const sdk::Message& message, const hub::Transport::Answered& answered) {
        answered(answer(message));
      });
  if (!transport) {
    throw std::runtime_error("the administrators' listener cannot be made: " +
                             transport.error().text);
  }
  transport_ = std::move(*transport);
}

AdminServer::~AdminServer() = default;

void AdminServer::start() {
  if (const auto started = transport_->start(); !started) {
    throw std::runtime_error("the administrators' listener cannot start: " + started.error().text);
  }
}

std::string AdminServer::address() const { return transport_->address(); }

sdk::Answer AdminServer::answer(const sdk::Message& message) {
  const std::string_view target{message.target};
  if (message.method == "GET" &&
      (target == "/livez" || target == "/startupz" || target == "/readyz")) {
    return plain(200, "ok\n");
  }
  /// The id in "/v1/collection/ID/_action".
  const auto wanted = [&](std::string_view collection,
                          std::string_view action) -> std::optional<std::string> {
    if (message.method != "POST" || target.size() < collection.size() + action.size() ||
        !target.starts_with(collection) || !target.ends_with(action)) {
      return std::nullopt;
    }
    return std::string{
        target.substr(collection.size(), target.size() - collection.size() - action.size())};
  };
  const auto delivery = wanted("/v1/afleveringen/", "/_opnieuw");
  const auto incoming = wanted("/v1/berichten/", "/_opnieuw");
  const auto task = wanted("/v1/taken/", "/_gereed");
  if (!delivery && !incoming && !task) {
    return problem(404, "Niet gevonden", "Dit adres bestaat niet.");
  }
  if (!crypto::equal_in_constant_time(message.header("Authorization"), "Bearer " + token_)) {
    return problem(401, "Niet aangemeld", "Geef het token uit de gegevensmap mee.");
  }
  if (task) return task_done(*task, message.body);
  return delivery ? send_again(*delivery) : process_again(*incoming);
}

sdk::Answer AdminServer::send_again(const std::string& delivery) {
  const auto why_not = hub_.deliverer().resend(delivery);
  if (!why_not.empty()) return problem(409, "Kan niet opnieuw worden verstuurd", why_not);
  return plain(202, {});
}

sdk::Answer AdminServer::process_again(const std::string& message) {
  hub_.processor().again(message);
  return plain(202, {});
}

sdk::Answer AdminServer::task_done(const std::string& task, const std::string& body) {
  const auto parsed = message::parse_json(body);
  const auto by = parsed ? std::string{message::text(parsed->root(), "door")} : std::string{};
  if (by.empty()) {
    return problem(400, "Onvolledig", "Zeg in \"door\" wie de taak heeft gedaan.");
  }
  hub_.processor().done(task, hub::mask(by));
  return plain(202, {});
}

}  // namespace rodedraad::admin
