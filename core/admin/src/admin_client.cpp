#include "rodedraad/admin/admin_client.h"

#include <boost/json.hpp>
#include <fstream>
#include <future>
#include <iterator>
#include <pugixml.hpp>

#include "decisions.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/config/finding.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

/// Posts to a running hub. \returns why it does not answer.
tl::expected<sdk::Answer, std::string> call(const hub::PluginHost& plugins,
                                            const Announcement& running,
                                            const std::filesystem::path& token_file,
                                            sdk::Message message) {
  std::ifstream in(token_file);
  const std::string token{std::istreambuf_iterator<char>{in}, {}};
  if (token.empty()) {
    return tl::unexpected("file " + token_file.string() +
                          " cannot be read: work as the user that runs the hub");
  }
  const std::vector<sdk::Pair> settings{{"url", running.admin}};
  auto client = plugins.make_transport("http", settings,
                                       [](const sdk::Message&, const hub::Transport::Answered&) {});
  if (!client) return tl::unexpected(client.error().text);
  if (const auto started = (*client)->start(); !started) {
    return tl::unexpected(started.error().text);
  }

  if (message.method.empty()) message.method = "POST";
  message.headers.push_back({"Authorization", "Bearer " + token});
  const auto who = this_operator();
  message.headers.push_back({kOperatorHeader, who.name});
  message.headers.push_back({kOriginHeader, who.origin});
  std::promise<sdk::Sent> promise;
  (*client)->send(message, [&](const sdk::Sent& sent) { promise.set_value(sent); });
  const auto sent = promise.get_future().get();
  (*client)->stop(std::chrono::seconds{1});
  if (sent.outcome != sdk::SentOutcome::answered) {
    return tl::unexpected("the hub does not answer: " + sent.error);
  }
  return sent.answer;
}

/// Why the hub refuses.
std::string refusal_in(const sdk::Answer& answer) {
  const auto parsed = message::parse_json(answer.body);
  if (!parsed) return "the hub answers " + std::to_string(answer.status);
  std::string text{message::text(parsed->root(), "detail")};
  for (const auto each : parsed->root().child("invalidParams").children()) {
    text += "\n  " + std::string{message::text(each, "name")} + " " +
            std::string{message::text(each, "reason")};
  }
  return text.empty() ? "the hub answers " + std::to_string(answer.status) : text;
}

/// \returns why the hub refuses, or empty.
std::string post(const hub::PluginHost& plugins, const Announcement& running,
                 const std::filesystem::path& token_file, sdk::Message message) {
  const auto answer = ask(plugins, running, token_file, std::move(message));
  return answer ? std::string{} : answer.error();
}

}  // namespace

tl::expected<sdk::Answer, std::string> ask(const hub::PluginHost& plugins,
                                           const Announcement& running,
                                           const std::filesystem::path& token_file,
                                           sdk::Message message) {
  auto answer = call(plugins, running, token_file, std::move(message));
  if (answer && answer->status >= 300) return tl::unexpected(refusal_in(*answer));
  return answer;
}

std::string ask_again(const hub::PluginHost& plugins, const Announcement& running,
                      const std::filesystem::path& token_file, const std::string& message) {
  sdk::Message request;
  request.target = "/v1/berichten/" + message + "/_opnieuw";
  return post(plugins, running, token_file, std::move(request));
}

std::string tell(const hub::PluginHost& plugins, const Announcement& running,
                 const std::filesystem::path& token_file, const std::string& target,
                 const Fields& fields) {
  sdk::Message message;
  message.target = target;
  message.media_type = "application/json";
  message::JsonWriter body;
  body.begin_object();
  for (const auto& [name, value] : fields) body.text(name, value);
  message.body = body.end_object().take();
  return post(plugins, running, token_file, std::move(message));
}

std::string tell_decision(const hub::PluginHost& plugins, const Announcement& running,
                          const std::filesystem::path& token_file, const hub::Decision& decision) {
  Fields fields{{"door", decision.actor.name}, {"reden", decision.actor.why}};
  if (decision.not_before != model::Instant{}) {
    fields.emplace_back("vanaf", model::rfc3339(decision.not_before));
  }
  if (decision.verdict == hub::Verdict::edit) fields.emplace_back("inhoud", decision.content);
  return tell(plugins, running, token_file,
              "/v1/afleveringen/" + decision.delivery + action_of(decision.verdict), fields);
}

std::string tell_done(const hub::PluginHost& plugins, const Announcement& running,
                      const std::filesystem::path& token_file, const std::string& task,
                      const std::string& by) {
  return tell(plugins, running, token_file, "/v1/taken/" + task + "/_gereed", {{"door", by}});
}

std::string tell_read(const hub::PluginHost& plugins, const Announcement& running,
                      const std::filesystem::path& token_file, const store::AuditRow& row) {
  return tell(plugins, running, token_file, "/v1/raadplegingen",
              {{"actie", row.action},
               {"object", row.object},
               {"gemeente", row.municipality},
               {"reden", row.detail}});
}

tl::expected<ReloadAnswer, std::string> ask_reload(const hub::PluginHost& plugins,
                                                   const Announcement& running,
                                                   const std::filesystem::path& token_file) {
  sdk::Message message;
  message.target = "/v1/configuratie/_herladen";
  auto answer = call(plugins, running, token_file, std::move(message));
  if (!answer) return tl::unexpected(answer.error());
  json::error_code failed;
  const auto value = json::parse(answer->body, failed);
  if (failed || (answer->status != 200 && answer->status != 422)) {
    return tl::unexpected("the hub answers " + std::to_string(answer->status));
  }
  const auto& view = value.as_object();
  ReloadAnswer result{view.at("done").as_bool(), view.at("revision").as_string().c_str(), {}, {}};
  for (const auto& item : view.at("findings").as_array()) {
    const auto& finding = item.as_object();
    const auto text = [&](const char* name) -> std::string {
      return finding.at(name).as_string().c_str();
    };
    result.findings.push_back(config::to_string(
        {text("severity") == "error" ? config::Severity::error : config::Severity::warning,
         {text("file"), finding.at("line").to_number<int>(), finding.at("column").to_number<int>()},
         text("code"),
         text("text")}));
  }
  result.body = std::move(answer->body);
  return result;
}

}  // namespace rodedraad::admin
