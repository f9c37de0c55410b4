# Run by Rails (redmine.sh seed | dump). The cases are those of Request Tracker's seed: a project is the queue, issues are
# tickets, journals are messages, private notes are internal comments, custom fields carry the same names.
require 'json'

ActionMailer::Base.perform_deliveries = false
SEED = JSON.parse(File.read(ENV.fetch('RITESIDE_REDMINE_SEED'))) unless ARGV.last == 'dump'
NOW = Time.at((ENV['RITESIDE_REDMINE_NOW'] || Time.now).to_i)

# Seed times are days before now at a time of day in Shanghai.
def moment(message)
  day = (NOW.in_time_zone('Asia/Shanghai') - message['daysAgo'].days).strftime('%Y-%m-%d')
  ActiveSupport::TimeZone['Asia/Shanghai'].parse("#{day} #{message['at']}")
end

def user(person, language)
  name = person['realName']
  length = name.start_with?('欧阳') ? 2 : 1
  User.new(firstname: name[length..], lastname: name[0, length], mail: person['email'], language: language).tap do |made|
    made.login = person['name']
    made.password = made.password_confirmation = person['password'] || 'customerpass'
    made.admin = false
    made.save!
    made.pref.update!(time_zone: 'Asia/Shanghai', hide_mail: false)
  end
end

def plain(html)
  html.gsub(%r{<li>}, '- ').gsub(%r{</?b>}, '').gsub(%r{</?(p|ol|ul|li)>}, "\n").gsub(/\n+/, "\n").strip
end

def settings
  Setting.text_formatting = 'common_mark'
  Setting.user_format = 'lastnamefirstname'
  Setting.default_language = 'zh'
  Setting.notified_events = []
  Setting.force_default_language_for_loggedin = '0'
  Setting.default_users_time_zone = 'Asia/Shanghai'
end

def fields(project, tracker)
  SEED['customFields'].to_h do |field|
    made = IssueCustomField.new(name: field['name'], is_for_all: true, editable: true, visible: true, is_filter: true)
    made.field_format = field['values'] ? 'list' : 'string'
    made.possible_values = field['values'] if field['values']
    made.trackers = [tracker]
    made.save!
    [field['name'], made]
  end
end

def seed
  settings
  tracker = Tracker.find_by!(name: 'Support')
  project = Project.create!(name: SEED['queue']['name'], identifier: 'after-sales', trackers: [tracker], enabled_module_names: ['issue_tracking'])
  staff_role = Role.create!(name: '客服', assignable: true, permissions: %i[view_issues add_issues edit_issues add_issue_notes view_private_notes set_notes_private view_issue_watchers])
  customer_role = Role.create!(name: '客户', permissions: %i[view_issues add_issues add_issue_notes])
  staff = SEED['staff'].to_h { |person| [person['key'], user(person, person['lang'] == 'en' ? 'en' : 'zh')] }
  customers = SEED['customers'].to_h { |person| [person['key'], user(person, 'zh')] }
  staff.each_value { |each| Member.create!(project: project, principal: each, roles: [staff_role]) }
  customers.each_value { |each| Member.create!(project: project, principal: each, roles: [customer_role]) }
  custom = fields(project, tracker)
  statuses = { 'new' => 'New', 'open' => 'In Progress', 'stalled' => 'Feedback', 'resolved' => 'Resolved', 'rejected' => 'Rejected' }
  ordered = SEED['tickets'].sort_by { |ticket| [-ticket['messages'].first['daysAgo'], ticket['messages'].first['at']] }
  ordered.each { |ticket| ticket_of(ticket, project, tracker, customers, staff, custom, statuses) }
end

def ticket_of(ticket, project, tracker, customers, staff, custom, statuses)
  people = staff.merge('customer' => customers.fetch(ticket['customer']))
  first, *rest = ticket['messages']
  issue = Issue.new(project: project, tracker: tracker, author: people.fetch(first['from']), subject: ticket['subject'])
  issue.priority = IssuePriority.default || IssuePriority.first
  issue.description = first['text'] || plain(first['html'])
  issue.status = IssueStatus.find_by!(name: statuses.fetch(ticket['status'], 'New'))
  issue.assigned_to = staff[ticket['owner']]
  issue.custom_field_values = (ticket['cf'] || {}).to_h { |name, value| [custom.fetch(name).id.to_s, value] }
  issue.save!(validate: false)
  issue.update_columns(created_on: moment(first).utc, updated_on: moment(ticket['messages'].last).utc, start_date: nil)
  rest.each { |message| journal(issue, message, people) }
end

def journal(issue, message, people)
  made = Journal.new(journalized: issue, user: people.fetch(message['from']), notes: message['text'] || plain(message['html']))
  made.private_notes = message['kind'] == 'comment'
  made.notify = false
  made.save!
  made.update_columns(created_on: moment(message).utc)
end

def dump
  issues = Issue.order(:id).map do |issue|
    first = { id: 0, user: issue.author.login, at: issue.created_on.utc.iso8601, text: issue.description, private: false }
    journals = issue.journals.order(:id).reject { |each| each.notes.blank? }.map do |each|
      { id: each.id, user: each.user.login, at: each.created_on.utc.iso8601, text: each.notes, private: each.private_notes }
    end
    {
      id: issue.id, subject: issue.subject, status: issue.status.name, created: issue.created_on.utc.iso8601,
      author: { login: issue.author.login, name: issue.author.name, id: issue.author_id },
      assigned: issue.assigned_to&.name,
      cf: issue.custom_field_values.to_h { |each| [each.custom_field.name, each.value.presence] },
      messages: [first, *journals]
    }
  end
  puts JSON.pretty_generate(issues)
end

ARGV.last == 'dump' ? dump : seed
