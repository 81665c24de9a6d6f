#!/usr/bin/env python3
"""Makes the account of the demonstration at an AWS-compatible endpoint on this machine: estate.py http://127.0.0.1:5577

Needs boto3. It creates resources, so it refuses any endpoint that is not on the loopback interface.
"""
import sys
import urllib.parse

import boto3

endpoint = sys.argv[1]
if urllib.parse.urlparse(endpoint).hostname not in ("127.0.0.1", "localhost"):
    sys.exit("estate.py: only an endpoint on this machine")


def client(service):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name="ap-northeast-1",
        aws_access_key_id="demo",
        aws_secret_access_key="demo",
    )


def tags(kind, **values):
    return [{"ResourceType": kind, "Tags": [{"Key": k, "Value": v} for k, v in values.items()]}]


ec2, rds, route53 = client("ec2"), client("rds"), client("route53")

vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16", TagSpecifications=tags("vpc", Name="main"))["Vpc"]["VpcId"]
subnets = [
    ec2.create_subnet(
        VpcId=vpc,
        CidrBlock=f"10.0.{n}.0/24",
        AvailabilityZone=f"ap-northeast-1{zone}",
        TagSpecifications=tags("subnet", Name=f"web-{zone}"),
    )["Subnet"]["SubnetId"]
    for n, zone in ((1, "a"), (2, "c"))
]
group = ec2.create_security_group(
    GroupName="web", Description="Web servers", VpcId=vpc, TagSpecifications=tags("security-group", Name="web")
)["GroupId"]
ec2.authorize_security_group_ingress(
    GroupId=group,
    IpPermissions=[
        {
            "IpProtocol": "tcp",
            "FromPort": 443,
            "ToPort": 443,
            "IpRanges": [{"CidrIp": "0.0.0.0/0"}],
            "Ipv6Ranges": [{"CidrIpv6": "::/0"}],
        },
        {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]},
    ],
)
image = ec2.describe_images()["Images"][0]["ImageId"]
instances = []
for name, subnet in zip(("web-01", "web-02"), subnets):
    instances.append(
        ec2.run_instances(
            ImageId=image,
            MinCount=1,
            MaxCount=1,
            InstanceType="m7g.large",
            SubnetId=subnet,
            SecurityGroupIds=[group],
            TagSpecifications=tags("instance", Name=name, Env="production"),
        )["Instances"][0]["InstanceId"]
    )
# A terminated namesake, as every account has.
old = ec2.run_instances(
    ImageId=image, MinCount=1, MaxCount=1, SubnetId=subnets[0], TagSpecifications=tags("instance", Name="web-01")
)["Instances"][0]["InstanceId"]
ec2.terminate_instances(InstanceIds=[old])

address = ec2.allocate_address(Domain="vpc", TagSpecifications=tags("elastic-ip", Name="web-01"))
ec2.associate_address(AllocationId=address["AllocationId"], InstanceId=instances[0])
for name, instance, zone in zip(("web-01-data", "web-02-data"), instances, "ac"):
    volume = ec2.create_volume(
        AvailabilityZone=f"ap-northeast-1{zone}",
        Size=100,
        VolumeType="gp3",
        Encrypted=True,
        TagSpecifications=tags("volume", Name=name),
    )["VolumeId"]
    ec2.attach_volume(VolumeId=volume, InstanceId=instance, Device="/dev/sdf")

rds.create_db_parameter_group(
    DBParameterGroupName="app-mysql8", DBParameterGroupFamily="mysql8.0", Description="The application's database"
)
rds.modify_db_parameter_group(
    DBParameterGroupName="app-mysql8",
    Parameters=[
        {"ParameterName": name, "ParameterValue": value, "ApplyMethod": "immediate"}
        for name, value in (("max_connections", "500"), ("character_set_server", "utf8mb4"), ("long_query_time", "0.5"))
    ],
)
rds.create_db_instance(
    DBInstanceIdentifier="app",
    DBInstanceClass="db.r6g.large",
    Engine="mysql",
    EngineVersion="8.0.36",
    AllocatedStorage=100,
    StorageType="gp3",
    MasterUsername="admin",
    MasterUserPassword="not-a-secret-of-ours",
    MultiAZ=True,
    StorageEncrypted=True,
    DBParameterGroupName="app-mysql8",
)
zone = route53.create_hosted_zone(Name="example.com.", CallerReference="demo")["HostedZone"]["Id"]


def record(name, kind, **rest):
    return {"Action": "CREATE", "ResourceRecordSet": {"Name": name, "Type": kind, **rest}}


def values(*texts):
    return [{"Value": text} for text in texts]


route53.change_resource_record_sets(
    HostedZoneId=zone,
    ChangeBatch={
        "Changes": [
            record("example.com.", "MX", TTL=3600, ResourceRecords=values("10 mail.example.com.")),
            record("db.example.com.", "CNAME", TTL=60, ResourceRecords=values("db.internal.")),
            record(
                "www.example.com.",
                "A",
                AliasTarget={
                    "HostedZoneId": "Z2FDTNDATAQYW2",
                    "DNSName": "d111.cloudfront.net.",
                    "EvaluateTargetHealth": False,
                },
            ),
            *[
                record("api.example.com.", "A", TTL=60, SetIdentifier=name, Weight=weight, ResourceRecords=values(ip))
                for name, weight, ip in (("blue", 90, "192.0.2.10"), ("green", 10, "192.0.2.11"))
            ],
        ]
    },
)
print(f"the account's address of web-01 is {address['PublicIp']}")
